import type { NumberBlock } from '../../numbering/audit-entry.ts'
import type { Row } from './row.ts'

/** What the operator says of a block; nothing of most. */
export type BlockWords = Pick<NumberBlock, 'carrier' | 'label'>

/** The words in a row with the columns `carrier` and `label`. */
export function toBlockWords(row: Row): BlockWords {
  const [carrier, label] = [row['carrier'], row['label']]
  return {
    ...(typeof carrier === 'string' && { carrier }),
    ...(typeof label === 'string' && { label }),
  }
}
