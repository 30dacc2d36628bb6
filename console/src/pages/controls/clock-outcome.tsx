import { Text } from '@fluentui/react-components'
import type { ClockChanges } from '../../../generated/own.d.ts'
import { countText, numberText } from '../../shared/format.ts'

/** More numbers than these are counted and not listed. */
const LISTED = 10

/** What a move of the clock has ended. */
export function ClockOutcome({
  changes: { counts, numbersFree, holdsEnded, reservationsEnded, operations },
}: {
  readonly changes: ClockChanges
}) {
  const lines = [
    counts.holdsEnded > 0 &&
      `${countText(counts.holdsEnded)} ${counts.holdsEnded === 1 ? 'hold' : 'holds'} ended: ${listed(holdsEnded)}`,
    counts.reservationsEnded > 0 &&
      `${countText(counts.reservationsEnded)} ${counts.reservationsEnded === 1 ? 'reservation' : 'reservations'} ended: ${listed(reservationsEnded)}`,
    counts.operations > 0 &&
      `${countText(counts.operations)} ${counts.operations === 1 ? 'operation shows' : 'operations show'} another status: ${operations
        .slice(0, LISTED)
        .map(({ type, status }) => `${type} ${status}`)
        .join(', ')}`,
    numbersFree > 0 &&
      `${countText(numbersFree)} ${numbersFree === 1 ? 'number is' : 'numbers are'} free again`,
  ].filter((line) => line !== false)
  if (lines.length === 0) return <Text role="status">Nothing has ended.</Text>
  return (
    <div role="status">
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}

function listed(ended: readonly { readonly phoneNumbers: readonly string[] }[]): string {
  const numbers = ended.flatMap(({ phoneNumbers }) => phoneNumbers)
  const more = numbers.length > LISTED ? ' …' : ''
  return numbers.slice(0, LISTED).map(numberText).join(', ') + more
}
