import { Button, Field, Input, makeStyles, Spinner, Text, Title3, tokens } from '@fluentui/react-components'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useServer } from '../../app/server.tsx'
import { Confirm } from '../../shared/confirm.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { FailureNote } from '../../shared/failure-note.tsx'
import { instantText } from '../../shared/format.ts'
import { SimpleTable } from '../../shared/simple-table.tsx'
import { useTold } from '../../shared/use-told.tsx'

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, alignItems: 'stretch' },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'end' },
})

/** Puts the inventory back to its start, or to a state that was kept under a name. */
export function StateControl() {
  const styles = useStyles()
  const { own } = useServer()
  const queries = useQueryClient()
  const told = useTold()
  const [isAsked, setAsked] = useState(false)
  const [name, setName] = useState('')
  const snapshots = useQuery({
    queryKey: ['snapshots'],
    queryFn: async () => (await own.GET('/_holdline/snapshots')).data?.snapshots ?? [],
  })
  const pathOf = (snapshot: string) => ({ params: { path: { name: snapshot } } })
  const reset = useMutation({
    mutationFn: () => own.POST('/_holdline/reset'),
    async onSuccess() {
      await queries.invalidateQueries()
      told.done('Reset', 'The inventory is as it was at its start.')
    },
    onSettled: () => setAsked(false),
  })
  const take = useMutation({
    mutationFn: (snapshot: string) => own.PUT('/_holdline/snapshots/{name}', pathOf(snapshot)),
    async onSuccess() {
      setName('')
      await queries.invalidateQueries({ queryKey: ['snapshots'] })
    },
  })
  const restore = useMutation({
    mutationFn: (snapshot: string) => own.POST('/_holdline/snapshots/{name}/restore', pathOf(snapshot)),
    async onSuccess(_, snapshot) {
      await queries.invalidateQueries()
      told.done('Restored', `The inventory is as it was in “${snapshot}”.`)
    },
  })
  const remove = useMutation({
    mutationFn: (snapshot: string) => own.DELETE('/_holdline/snapshots/{name}', pathOf(snapshot)),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['snapshots'] }),
  })
  const failure = reset.error ?? take.error ?? restore.error ?? remove.error

  function keep(event: FormEvent) {
    event.preventDefault()
    take.mutate(name.trim())
  }

  return (
    <div className={styles.part}>
      <Text>A reset puts back the stock, the records, the clock, the fault rules and the requests.</Text>
      <div>
        <Button onClick={() => setAsked(true)}>Reset the inventory</Button>
      </div>
      <Confirm
        title="Reset the inventory?"
        action="Reset"
        isOpen={isAsked}
        isBusy={reset.isPending}
        onConfirm={() => reset.mutate()}
        onClose={() => setAsked(false)}
      >
        All holds, purchases and rules since the start are gone.
      </Confirm>
      {failure !== null && <FailureNote title="The inventory is as it was" error={failure} />}
      <Title3 as="h2">Snapshots</Title3>
      <form className={styles.row} onSubmit={keep}>
        <Field label="Name">
          <Input value={name} onChange={(_, { value }) => setName(value)} />
        </Field>
        <Button type="submit" disabled={name.trim() === '' || take.isPending}>
          Keep the state under this name
        </Button>
      </form>
      {snapshots.isLoading && <Spinner label="Reading the snapshots …" />}
      {snapshots.data?.length === 0 && (
        <EmptyState title="No snapshots">
          A snapshot is the way back to the state that the inventory has now.
        </EmptyState>
      )}
      {snapshots.data !== undefined && snapshots.data.length > 0 && (
        <SimpleTable
          label="Snapshots"
          rows={snapshots.data}
          keyOf={(snapshot) => snapshot.name}
          columns={[
            { title: 'Name', show: (snapshot) => snapshot.name },
            { title: 'Taken', show: ({ takenAt }) => instantText(takenAt) },
            {
              title: 'Use',
              show: (snapshot) => (
                <div className={styles.row}>
                  <Button size="small" onClick={() => restore.mutate(snapshot.name)}>
                    Go back to it
                  </Button>
                  <Button size="small" appearance="subtle" onClick={() => remove.mutate(snapshot.name)}>
                    Remove
                  </Button>
                </div>
              ),
            },
          ]}
        />
      )}
    </div>
  )
}
