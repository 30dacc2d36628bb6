import type { SipPatch, SipRoute } from './checker/sip-configuration.ts'
import type { Shopper } from './shopper.ts'

/** The trunks that all clients of a resource set, remove and route to. */
const TRUNKS = ['one.example.com', 'two.example.com', 'three.example.com', 'four.example.com'] as const
const HIGHEST_PORT = 65_535

/** The most changes that a client sends at once. */
const AT_ONCE = 3

/** Changes the SIP configuration of the resource, which all its clients change, and looks at it. */
export async function sipErrand({ ask, random }: Shopper): Promise<void> {
  const patches = Array.from({ length: random.integer(0, AT_ONCE) }, () => randomPatch(random))
  await Promise.all(patches.map((patch) => ask({ kind: 'change sip', patch })))
  if (random.percent(50)) await ask({ kind: 'sip' })
}

function randomPatch(random: Shopper['random']): SipPatch {
  const trunk = random.pick(TRUNKS)
  const port = random.integer(1, HIGHEST_PORT)
  const route: SipRoute = {
    name: `route ${port}`,
    trunks: [trunk, ...TRUNKS.filter(() => random.percent(20))],
  }
  const routes = [{ ...route, trunks: [...new Set(route.trunks)] }]
  switch (random.integer(1, 6)) {
    case 1:
      return { trunks: { [trunk]: null } }
    case 2:
      return { routes }
    case 3:
      return { routes: [] }
    case 4:
      return { trunks: { [trunk]: port }, routes }
    default:
      return { trunks: { [trunk]: port } }
  }
}
