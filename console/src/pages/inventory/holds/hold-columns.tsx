import { Link } from '@fluentui/react-components'
import { numbersText, numberText } from '../../../shared/format.ts'
import type { Column } from '../../../shared/grid/column.ts'
import { Countdown } from '../../../time/countdown.tsx'
import type { LiveHold } from './use-live-holds.ts'

/** The columns of the table of holds. */
export const HOLD_COLUMNS: readonly Column<LiveHold>[] = [
  {
    id: 'numbers',
    title: 'Held',
    width: 'minmax(12rem, 1.2fr)',
    show: ({ id, phoneNumbers }) => <Link href={`#/inventory/holds/${id}`}>{heldText(phoneNumbers)}</Link>,
  },
  {
    id: 'ends',
    title: 'Ends in',
    width: 'minmax(6rem, 0.5fr)',
    show: ({ endsAt }) => (endsAt === undefined ? 'Never' : <Countdown until={endsAt} />),
  },
  { id: 'resource', title: 'Resource', width: 'minmax(8rem, 1fr)', show: ({ resource }) => resource },
  {
    id: 'kind',
    title: 'By',
    width: 'minmax(8rem, 0.6fr)',
    show: ({ kind }) => (kind === 'search' ? 'A search' : 'A reservation'),
  },
]

/** `+1 425 555 0100`, `+1 425 555 0100 and 3 more` */
function heldText([first, ...others]: readonly string[]): string {
  if (first === undefined) return numbersText(0)
  return others.length === 0 ? numberText(first) : `${numberText(first)} and ${others.length} more`
}
