import type { SipConfiguration, SipRoute } from './checker/sip-configuration.ts'
import { fieldsOf } from './fields-of.ts'

/** The SIP configuration in the body of an answer; `undefined` if it is none. */
export function readSip({ trunks, routes }: Readonly<Record<string, unknown>>): SipConfiguration | undefined {
  if (trunks === undefined || routes === undefined) return undefined
  const ports = Object.entries(fieldsOf(trunks)).map(
    ([name, trunk]) => [name, Number(fieldsOf(trunk)['sipSignalingPort'])] as const,
  )
  return { trunks: Object.fromEntries(ports), routes: readRoutes(routes) }
}

/** Routes in the form of the API. */
export function readRoutes(routes: unknown): SipRoute[] {
  return (Array.isArray(routes) ? routes : []).map((route) => {
    const { name, trunks } = fieldsOf(route)
    return { name: String(name), trunks: Array.isArray(trunks) ? trunks.map(String) : [] }
  })
}
