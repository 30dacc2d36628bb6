import type { SipChange, SipRoute, SipTrunk } from './use-sip.ts'

/** Adds a trunk, or gives it another port. */
export function setTrunk({ fqdn, port }: SipTrunk): SipChange {
  return () => ({ trunks: { [fqdn]: { sipSignalingPort: port } } })
}

/** Removes a trunk, and takes it out of the routes: the server refuses a route to a trunk that is not there. */
export function removeTrunk(fqdn: string): SipChange {
  return ({ routes }) => ({
    trunks: { [fqdn]: null },
    ...(routes.some(({ trunks }) => trunks.includes(fqdn)) && {
      routes: routes.map((route) => ({ ...route, trunks: route.trunks.filter((trunk) => trunk !== fqdn) })),
    }),
  })
}

/**
 * Puts a route in the place of another one, or last if there is no other.
 *
 * @param replaced the name of the other one
 */
export function setRoute(route: SipRoute, replaced: string | undefined): SipChange {
  return ({ routes }) => ({
    routes: routes.some(({ name }) => name === replaced)
      ? routes.map((each) => (each.name === replaced ? route : each))
      : [...routes, route],
  })
}

export function removeRoute(name: string): SipChange {
  return ({ routes }) => ({ routes: routes.filter((route) => route.name !== name) })
}

/** Has a route tried before the one that was before it, or after the one that was after it. */
export function moveRoute(name: string, direction: 'up' | 'down'): SipChange {
  return ({ routes }) => {
    const from = routes.findIndex((route) => route.name === name)
    const to = direction === 'up' ? from - 1 : from + 1
    const [one, other] = [routes[from], routes[to]]
    if (one === undefined || other === undefined) return { routes: [...routes] }
    return { routes: routes.map((route, at) => (at === from ? other : at === to ? one : route)) }
  }
}
