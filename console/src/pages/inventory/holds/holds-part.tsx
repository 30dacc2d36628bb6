import { Text } from '@fluentui/react-components'
import { EmptyState } from '../../../shared/empty-state.tsx'
import { FilteredGrid } from '../../../shared/filtered-grid.tsx'
import { countText } from '../../../shared/format.ts'
import { Loaded } from '../../../shared/loaded.tsx'
import { HOLD_COLUMNS } from './hold-columns.tsx'
import { type LiveHold, useLiveHolds } from './use-live-holds.ts'

/** The holds that run out, the next one first, as they do. */
export function HoldsPart() {
  const holds = useLiveHolds()
  return (
    <Loaded query={holds} what="the holds">
      {({ holds: found, count }) =>
        count === 0 ? (
          <EmptyState title="Nothing is held">
            A search holds the numbers that it finds, and a reservation those that somebody has picked. They
            appear here until they are bought or let go, or until they run out.
          </EmptyState>
        ) : (
          <>
            <FilteredGrid
              label="Holds"
              columns={HOLD_COLUMNS}
              rows={found}
              keyOf={({ id }) => id}
              fits={fits}
              filterBy="resource or number"
              countText={(shown) => `${countText(shown)} ${shown === 1 ? 'hold' : 'holds'}`}
            />
            {found.length < count && <Text>The first {countText(found.length)} to end are listed.</Text>}
          </>
        )
      }
    </Loaded>
  )
}

function fits({ resource, phoneNumbers, id }: LiveHold, filter: string): boolean {
  const digits = filter.replace(/[\s().-]/g, '')
  const isNumber = /^\+?\d+$/.test(digits) && phoneNumbers.some((number) => number.includes(digits))
  return isNumber || `${resource} ${id}`.toLocaleLowerCase().includes(filter.toLocaleLowerCase())
}
