/** A SIP configuration as the clients see it. The order of the trunks counts. */
export interface SipConfiguration {
  /** The port of each trunk, by its name. */
  readonly trunks: Readonly<Record<string, number>>
  readonly routes: readonly SipRoute[]
}

export interface SipRoute {
  readonly name: string
  /** The names of trunks. */
  readonly trunks: readonly string[]
}

/** What a client asks to change; `null` removes a trunk. What is absent stays as it is. */
export interface SipPatch {
  readonly trunks?: Readonly<Record<string, number | null>>
  readonly routes?: readonly SipRoute[]
}

/** The configuration with the patch: a trunk that was there keeps its place, and routes are replaced as a whole. */
export function patchSip(before: SipConfiguration, { trunks = {}, routes }: SipPatch): SipConfiguration {
  const after = new Map(Object.entries(before.trunks))
  for (const [name, port] of Object.entries(trunks)) {
    if (port === null) after.delete(name)
    else after.set(name, port)
  }
  return { trunks: Object.fromEntries(after), routes: routes ?? before.routes }
}

/** Whether a route names a trunk that the configuration does not have. */
export function lacksTrunk({ trunks, routes }: SipConfiguration): boolean {
  return routes.some((route) => route.trunks.some((name) => !(name in trunks)))
}

export function sameSip(one: SipConfiguration, other: SipConfiguration): boolean {
  return textOf(one) === textOf(other)
}

function textOf({ trunks, routes }: SipConfiguration): string {
  return JSON.stringify([Object.entries(trunks), routes.map(({ name, trunks: names }) => [name, names])])
}
