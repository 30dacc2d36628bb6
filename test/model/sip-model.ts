/** A JSON object. */
type Json = Readonly<Record<string, unknown>>

/** What the rules say of a patch: the configuration after it, or the inner code of the refusal with its status. */
export type SipExpectation =
  | { readonly configuration: Json }
  | { readonly code: string; readonly status: number }

export const NO_SIP: Json = { trunks: {}, routes: [] }

/**
 * The rules of SIP routing as they are published and recorded, over plain JSON: a merge patch (RFC 7396) of the whole
 * configuration, whose result is checked as a whole.
 *
 * @param isHost whether a text is the name of a host
 */
export function expectSip(before: Json, patch: Json, isHost: (text: string) => boolean): SipExpectation {
  const isEmpty = !('routes' in patch) && Object.keys(Object(patch['trunks'] ?? {})).length === 0
  if (isEmpty && patch['trunks'] !== null) return { code: 'EmptyPatch', status: 422 }
  const { trunks, routes } = parts(mergePatch(before, patch))
  const names = routes.map(({ name }) => name)
  const rules: readonly (readonly [isBroken: boolean, code: string, status: number])[] = [
    [
      Object.values(trunks).some((trunk) => !isPort(trunk['sipSignalingPort'])),
      'InvalidTrunkSipSignalingPort',
      422,
    ],
    [names.some((name) => !name), 'InvalidRouteName', 422],
    [routes.some(({ numberPattern }) => !numberPattern), 'InvalidRouteNumberPattern', 422],
    [new Set(names).size < names.length, 'DuplicatedRoute', 400],
    [
      routes.some((route) => new Set(route.trunks).size < route.trunks.length),
      'RouteWithDuplicatedTrunk',
      400,
    ],
    [Object.keys(trunks).some((name) => !isHost(name)), 'InvalidTrunkFqdn', 422],
    [routes.some((route) => route.trunks.some((name) => !(name in trunks))), 'MissingTrunk', 422],
  ]
  const broken = rules.find(([isBroken]) => isBroken)
  if (broken !== undefined) return { code: broken[1], status: broken[2] }
  return { configuration: { trunks, routes } }
}

/** RFC 7396, section 2, as its pseudocode says. */
function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch
  const result: Record<string, unknown> = isObject(target) ? { ...target } : {}
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete result[name]
    else result[name] = mergePatch(result[name], value)
  }
  return result
}

interface Route {
  readonly name?: unknown
  readonly numberPattern?: unknown
  readonly trunks: readonly string[]
}

function parts(merged: unknown): { trunks: Readonly<Record<string, Json>>; routes: readonly Route[] } {
  const { trunks = {}, routes = [] } = Object(merged)
  return {
    trunks,
    routes: routes.map((route: Json) => ({
      // A list is replaced as a whole, and what is null in it is not there.
      ...Object.fromEntries(Object.entries(route).filter(([, value]) => value !== null)),
      trunks: route['trunks'] ?? [],
    })),
  }
}

function isPort(port: unknown): boolean {
  return Number.isInteger(port) && Number(port) >= 1 && Number(port) <= 65_535
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
