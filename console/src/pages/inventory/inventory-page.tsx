import { Tab, TabList } from '@fluentui/react-components'
import { useLocation, useRoute } from 'wouter'
import { Page } from '../../shared/page.tsx'
import { NumberLookup } from './number-lookup.tsx'
import { OfferingsPart } from './offerings-part.tsx'
import { OperatorNumberPage } from './operator-number-page.tsx'
import { ResourcesPart } from './resources-part.tsx'
import { StockPart } from './stock-part.tsx'

const PARTS = [
  { path: 'stock', title: 'Stock', show: StockPart },
  { path: 'offerings', title: 'Offerings', show: OfferingsPart },
  { path: 'resources', title: 'Resources', show: ResourcesPart },
] as const

/** What the operator has: numbers, what is sold, and to whom. */
export function InventoryPage() {
  const [, navigate] = useLocation()
  const [, route] = useRoute('/inventory/:part?')
  const [isNumber, number] = useRoute('/inventory/numbers/:phoneNumber')
  if (isNumber) {
    const phoneNumber = decodeURIComponent(number.phoneNumber)
    return <OperatorNumberPage key={phoneNumber} phoneNumber={phoneNumber} />
  }
  const { path: shown, show: Show } = PARTS.find(({ path }) => path === route?.part) ?? PARTS[0]
  return (
    <Page title="Inventory" actions={<NumberLookup />}>
      <TabList selectedValue={shown} onTabSelect={(_, { value }) => navigate(`/inventory/${value}`)}>
        {PARTS.map(({ path, title }) => (
          <Tab key={path} value={path}>
            {title}
          </Tab>
        ))}
      </TabList>
      <Show />
    </Page>
  )
}
