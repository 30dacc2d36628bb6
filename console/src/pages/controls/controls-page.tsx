import { useRoute } from 'wouter'
import { type Part, PartsPage } from '../../shared/parts-page.tsx'
import { ClockControl } from './clock-control.tsx'
import { FaultsControl } from './faults-control.tsx'
import { LeftoversControl } from './leftovers-control.tsx'
import { SandboxesControl } from './sandboxes-control.tsx'
import { StateControl } from './state-control.tsx'

const PARTS: readonly Part[] = [
  { path: 'clock', title: 'Clock', show: ClockControl },
  { path: 'faults', title: 'Faults', show: FaultsControl },
  { path: 'state', title: 'Reset and snapshots', show: StateControl },
  { path: 'sandboxes', title: 'Sandboxes', show: SandboxesControl },
  { path: 'leftovers', title: 'Leftovers', show: LeftoversControl },
]

/** What a stand-in can do for tests. */
export function ControlsPage() {
  const [, route] = useRoute('/controls/:part?')
  return (
    <PartsPage
      title="Controls"
      about="What a test can do with this server: move its time, make requests fail, and put it back."
      base="/controls"
      parts={PARTS}
      shown={route?.part}
    />
  )
}
