import { Text } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import type { Leftovers } from '../../../generated/own.d.ts'
import { useServer } from '../../app/server.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { countText, instantText, numberText } from '../../shared/format.ts'
import { Loaded } from '../../shared/loaded.tsx'
import { Section } from '../../shared/section.tsx'
import { SimpleTable } from '../../shared/simple-table.tsx'

/** How often the leftovers are read again, in milliseconds. */
const AGAIN_MS = 2_000

/** What tests have left behind since the reset: what was bought and not released, held and not let go. */
export function LeftoversControl() {
  const { own } = useServer()
  const leftovers = useQuery({
    queryKey: ['leftovers'],
    refetchInterval: AGAIN_MS,
    queryFn: async () => (await own.GET('/_holdline/leftovers')).data,
  })
  return (
    <Loaded query={leftovers} what="what is left">
      {(data) => <Found leftovers={data} />}
    </Loaded>
  )
}

function Found({ leftovers: { counts, owned, holds, reservations } }: { readonly leftovers: Leftovers }) {
  const held = [
    ...holds.map(({ searchId, ...hold }) => ({ ...hold, id: searchId })),
    ...reservations.map(({ reservationId, ...hold }) => ({ ...hold, id: reservationId })),
  ]
  const heldCount = counts.holds + counts.reservations
  if (counts.owned + heldCount === 0) {
    return (
      <EmptyState title="Nothing is left">
        Everything that was bought is released, and nothing is held.
      </EmptyState>
    )
  }
  return (
    <>
      {owned.length > 0 && (
        <Section title={`Bought and not released: ${countText(counts.owned)}`}>
          <SimpleTable
            label="Bought and not released"
            rows={owned}
            keyOf={({ phoneNumber }) => phoneNumber}
            columns={[
              { title: 'Number', show: ({ phoneNumber }) => numberText(phoneNumber) },
              { title: 'Resource', show: ({ resource }) => resource },
              { title: 'Bought', show: ({ purchasedAt }) => instantText(purchasedAt) },
            ]}
          />
        </Section>
      )}
      {held.length > 0 && (
        <Section title={`Held and not let go: ${countText(heldCount)}`}>
          <SimpleTable
            label="Held and not let go"
            rows={held}
            keyOf={({ id }) => id}
            columns={[
              { title: 'Numbers', show: ({ phoneNumbers }) => phoneNumbers.map(numberText).join(', ') },
              { title: 'Resource', show: ({ resource }) => resource },
              {
                title: 'Until',
                show: ({ expiresAt }) => (expiresAt === null ? 'for ever' : instantText(expiresAt)),
              },
            ]}
          />
        </Section>
      )}
      {(owned.length < counts.owned || held.length < heldCount) && <Text>The first of them are listed.</Text>}
    </>
  )
}
