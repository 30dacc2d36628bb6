import type { SipConfiguration, SipRoute, SipTrunk } from './sip-configuration.ts'

/** The configuration that a JSON document is; nothing if it is none. */
export function readSipConfiguration(document: unknown): SipConfiguration | undefined {
  if (!isObject(document)) return undefined
  const { trunks, routes } = document
  return isListOf(trunks, isTrunk) && isListOf(routes, isRoute) ? { trunks, routes } : undefined
}

function isTrunk(value: unknown): value is SipTrunk {
  return isObject(value) && isText(value['fqdn']) && Number.isInteger(value['sipSignalingPort'])
}

function isRoute(value: unknown): value is SipRoute {
  if (!isObject(value)) return false
  const { description, name, numberPattern, trunks } = value
  return (
    (description === undefined || isText(description)) &&
    isText(name) &&
    isText(numberPattern) &&
    isListOf(trunks, isText)
  )
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isListOf<T>(value: unknown, isMember: (member: unknown) => member is T): value is readonly T[] {
  return Array.isArray(value) && value.every(isMember)
}
