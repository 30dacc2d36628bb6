import { makeStyles, Tab, TabList } from '@fluentui/react-components'
import type { ComponentType } from 'react'
import { useLocation } from 'wouter'
import { Page, type PageProps } from './page.tsx'

/** A part of a page, with an address of its own. */
export interface Part {
  /** The last piece of the address. */
  readonly path: string
  readonly title: string
  readonly show: ComponentType
}

const useStyles = makeStyles({ tabs: { flexWrap: 'wrap' } })

/** A page with its parts as tabs, and the one of them that the address names; the first one where it names none. */
export function PartsPage({
  base,
  parts,
  shown,
  ...page
}: {
  /** The address of the page. */
  readonly base: string
  readonly parts: readonly Part[]
  readonly shown: string | undefined
} & Pick<PageProps, 'title' | 'about' | 'actions'>) {
  const styles = useStyles()
  const [, navigate] = useLocation()
  const part = parts.find(({ path }) => path === shown) ?? parts[0]
  if (part === undefined) return null
  const { show: Show } = part
  return (
    <Page {...page} part={part.title}>
      <TabList
        className={styles.tabs}
        selectedValue={part.path}
        onTabSelect={(_, { value }) => navigate(`${base}/${value}`)}
      >
        {parts.map(({ path, title }) => (
          <Tab key={path} value={path}>
            {title}
          </Tab>
        ))}
      </TabList>
      <Show />
    </Page>
  )
}
