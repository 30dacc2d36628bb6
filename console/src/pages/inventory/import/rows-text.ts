import { countText } from '../../../shared/format.ts'

/** `1 row`, `3 rows` */
export function rowsText(count: number): string {
  return `${countText(count)} ${count === 1 ? 'row' : 'rows'}`
}
