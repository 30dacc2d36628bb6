import { Tab, TabList } from '@fluentui/react-components'
import { useLocation } from 'wouter'

/** The two ways to a number: the server picks and holds it, or a person sees free numbers and picks some. */
export function WayTabs({ way }: { readonly way: 'search' | 'browse' }) {
  const [, navigate] = useLocation()
  return (
    <TabList
      selectedValue={way}
      onTabSelect={(_, { value }) => navigate(value === 'browse' ? '/get/browse' : '/get')}
    >
      <Tab value="search">Search</Tab>
      <Tab value="browse">Browse and pick</Tab>
    </TabList>
  )
}
