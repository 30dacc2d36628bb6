import { Tab, TabList } from '@fluentui/react-components'
import type { ComponentType } from 'react'
import { useLocation, useRoute } from 'wouter'
import { Page } from '../../shared/page.tsx'
import { ClockControl } from './clock-control.tsx'
import { FaultsControl } from './faults-control.tsx'
import { LeftoversControl } from './leftovers-control.tsx'
import { SandboxesControl } from './sandboxes-control.tsx'
import { StateControl } from './state-control.tsx'

interface Part {
  readonly path: string
  readonly title: string
  readonly show: ComponentType
}

const PARTS: readonly Part[] = [
  { path: 'clock', title: 'Clock', show: ClockControl },
  { path: 'faults', title: 'Faults', show: FaultsControl },
  { path: 'state', title: 'Reset and snapshots', show: StateControl },
  { path: 'sandboxes', title: 'Sandboxes', show: SandboxesControl },
  { path: 'leftovers', title: 'Leftovers', show: LeftoversControl },
]

/** What a stand-in can do for tests. */
export function ControlsPage() {
  const [, navigate] = useLocation()
  const [, route] = useRoute('/controls/:part?')
  const part = PARTS.find(({ path }) => path === route?.part) ?? PARTS[0]
  const Show = part?.show
  return (
    <Page
      title="Controls"
      about="What a test can do with this server: move its time, make requests fail, and put it back."
    >
      <TabList
        selectedValue={part?.path}
        onTabSelect={(_, { value }) => navigate(`/controls/${value}`)}
        style={{ flexWrap: 'wrap' }}
      >
        {PARTS.map(({ path, title }) => (
          <Tab key={path} value={path}>
            {title}
          </Tab>
        ))}
      </TabList>
      {Show !== undefined && <Show />}
    </Page>
  )
}
