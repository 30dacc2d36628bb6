import { isObject } from './is-object.ts'
import type { Answer } from './observe.ts'

/** Records of a side, by the names that stand for them in the targets of probes. */
export type Records = Readonly<Record<string, string>>

/** The target with the names of records; a name that is not known stays in braces. */
export function fillTarget(target: string, records: Records): string {
  return target.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const found = records[name]
    return found === undefined ? whole : encodeURIComponent(found)
  })
}

/** What a target names that the side does not have; `undefined` if it has all. */
export function missingRecord(target: string, records: Records): string | undefined {
  return /\{(\w+)\}/.exec(fillTarget(target, records))?.[1]
}

/** The record of this name, which is a text of the first entry of a list; none if the list has none. */
export function firstRecord(name: string, { body }: Answer, list: string, field: string): Records {
  const entries = fieldOf(body, list)
  const first: unknown = Array.isArray(entries) ? entries[0] : undefined
  const value = isObject(first) ? first[field] : undefined
  return typeof value === 'string' ? { [name]: value } : {}
}

/** The records that a search has made. */
export function searchRecords({ headers }: Answer): Records {
  const { 'search-id': search, 'operation-id': operation } = headers
  return { ...(search !== undefined && { search }), ...(operation !== undefined && { operation }) }
}

/** Whether an answer shows an operation that has not ended. */
export function isUnderWay({ body }: Answer): boolean {
  return ['notStarted', 'running'].includes(String(fieldOf(body, 'status')))
}

function fieldOf(body: string, name: string): unknown {
  try {
    const json: unknown = JSON.parse(body)
    return isObject(json) ? json[name] : undefined
  } catch {
    return undefined
  }
}
