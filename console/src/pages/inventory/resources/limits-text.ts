import type { Resource } from '../../../../generated/own.d.ts'
import { countText } from '../../../shared/format.ts'
import { LIMITS } from './limits.ts'

/** How much a resource may ask for. */
export function limitsText(limits: Resource['limits']): string {
  const own = LIMITS.flatMap(({ name, unit }) => {
    const limit = limits[name]
    if (limit === undefined) return []
    return [limit === 0 ? `any number of ${unit}` : `${countText(limit)} ${unit}`]
  })
  return own.join(', ') || 'as for all resources'
}
