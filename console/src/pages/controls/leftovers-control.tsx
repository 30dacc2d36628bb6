import { makeStyles, Spinner, Text, Title3, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useServer } from '../../app/server.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { FailureNote } from '../../shared/failure-note.tsx'
import { instantText, numberText } from '../../shared/format.ts'
import { SimpleTable } from '../../shared/simple-table.tsx'

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
})

/** How often the leftovers are read again, in milliseconds. */
const AGAIN_MS = 2_000

/** What tests have left behind since the reset: what was bought and not released, held and not let go. */
export function LeftoversControl() {
  const styles = useStyles()
  const { own } = useServer()
  const { data, isLoading, isError, error, refetch } = useQuery({
    queryKey: ['leftovers'],
    refetchInterval: AGAIN_MS,
    queryFn: async () => (await own.GET('/_holdline/leftovers')).data,
  })
  if (isLoading) return <Spinner label="Reading what is left …" />
  if (isError)
    return <FailureNote title="The leftovers could not be read" error={error} onRetry={() => refetch()} />
  if (data === undefined) return null
  const { counts, owned } = data
  const held = [
    ...data.holds.map(({ searchId, ...hold }) => ({ ...hold, id: searchId })),
    ...data.reservations.map(({ reservationId, ...hold }) => ({ ...hold, id: reservationId })),
  ]
  if (counts.holds + counts.owned + counts.reservations === 0) {
    return (
      <EmptyState title="Nothing is left">
        Everything that was bought is released, and nothing is held.
      </EmptyState>
    )
  }
  return (
    <div className={styles.part}>
      {owned.length > 0 && (
        <>
          <Title3 as="h2">Bought and not released: {counts.owned}</Title3>
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
        </>
      )}
      {held.length > 0 && (
        <>
          <Title3 as="h2">Held and not let go: {counts.holds + counts.reservations}</Title3>
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
        </>
      )}
      {(owned.length < counts.owned || held.length < counts.holds + counts.reservations) && (
        <Text>The first of them are listed.</Text>
      )}
    </div>
  )
}
