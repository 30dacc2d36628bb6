import type { Resource, ResourceChange } from '../../../../generated/own.d.ts'
import { LIMITS, type LimitName } from './limits.ts'

type Scope = NonNullable<Resource['stocks']>[number]

/** A stock as the operator writes it; a text that is empty stands for all. */
export interface WrittenScope {
  /** What tells it from the other ones of its list, also while they are alike. */
  readonly id: number
  readonly country: string
  readonly numberType: Scope['numberType']
  readonly areaCode: string
}

/** The settings of a resource as the operator writes them. */
export interface WrittenSettings {
  readonly hosts: string
  /** Whether it may buy from every stock, and not from `scopes` alone. */
  readonly isOpen: boolean
  readonly scopes: readonly WrittenScope[]
  /** Empty where the limit for all resources holds. */
  readonly limits: Readonly<Partial<Record<LimitName, string>>>
}

export const NOTHING_WRITTEN: WrittenSettings = { hosts: '', isOpen: true, scopes: [], limits: {} }

/** The settings of a resource as they are before somebody writes. */
export function toWritten({ hosts, stocks, limits }: Resource): WrittenSettings {
  return {
    hosts: hosts.join(', '),
    isOpen: stocks === undefined,
    scopes: (stocks ?? []).map(({ country, numberType, areaCode = '' }, id) => ({
      id,
      country,
      numberType,
      areaCode,
    })),
    limits: Object.fromEntries(
      LIMITS.flatMap(({ name }) => (limits[name] === undefined ? [] : [[name, String(limits[name])]])),
    ),
  }
}

export function isCountry(text: string): boolean {
  return /^[A-Za-z]{2}$/.test(text.trim())
}

/** Whether a text is an area code, or none. */
export function isAreaCode(text: string): boolean {
  return /^\d{0,10}$/.test(text.trim())
}

/** Whether a text is a limit, or none. */
export function isLimit(text: string, least: number): boolean {
  return text.trim() === '' || (/^\d{1,9}$/.test(text.trim()) && Number(text) >= least)
}

/** Whether the server can take what is written. */
export function isWhole({ isOpen, scopes, limits }: WrittenSettings): boolean {
  return (
    LIMITS.every(({ name, least }) => isLimit(limits[name] ?? '', least)) &&
    (isOpen || scopes.every(({ country, areaCode }) => isCountry(country) && isAreaCode(areaCode)))
  )
}

export function hostsIn({ hosts }: WrittenSettings): string[] {
  return hosts.split(/[\s,;]+/).filter((host) => host !== '')
}

/** The stocks from which a resource may buy; all if `undefined`. */
export function stocksIn({ isOpen, scopes }: WrittenSettings): Scope[] | undefined {
  if (isOpen) return undefined
  return scopes.map(({ country, numberType, areaCode }) => ({
    country: country.trim().toUpperCase(),
    ...(numberType !== undefined && { numberType }),
    ...(numberType !== undefined && areaCode.trim() !== '' && { areaCode: areaCode.trim() }),
  }))
}

export function limitsIn({ limits }: WrittenSettings): Resource['limits'] {
  return Object.fromEntries(
    LIMITS.flatMap(({ name }) => {
      const text = limits[name]?.trim() ?? ''
      return text === '' ? [] : [[name, Number(text)]]
    }),
  )
}

/** What is to change of a resource: what stays as it is, the configuration may declare, and then it is not to be sent. */
export function changeOf(resource: Resource, written: WrittenSettings): ResourceChange {
  const [hosts, stocks, limits] = [hostsIn(written), stocksIn(written), limitsIn(written)]
  const changed = LIMITS.filter(({ name }) => limits[name] !== resource.limits[name])
  return {
    ...(!isSame(hosts, resource.hosts) && { hosts }),
    ...(!isSame(stocks, resource.stocks) && { stocks: stocks ?? null }),
    ...(changed.length > 0 && {
      limits: Object.fromEntries(changed.map(({ name }) => [name, limits[name] ?? null])),
    }),
  }
}

/** Whether two lists have the same in the same order. */
function isSame(one: readonly unknown[] | undefined, other: readonly unknown[] | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
