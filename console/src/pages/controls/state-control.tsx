import { Button, Field, Input, Text } from '@fluentui/react-components'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useServer } from '../../app/server.tsx'
import { ButtonRow } from '../../shared/button-row.tsx'
import { Confirm } from '../../shared/confirm.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { FailureNote } from '../../shared/failure-note.tsx'
import { instantText } from '../../shared/format.ts'
import { Loaded } from '../../shared/loaded.tsx'
import { Section } from '../../shared/section.tsx'
import { SimpleTable } from '../../shared/simple-table.tsx'
import { useTold } from '../../shared/use-told.tsx'

/** Puts the inventory back to its start, or to a state that was kept under a name. */
export function StateControl() {
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
    if (name.trim() !== '' && !take.isPending) take.mutate(name.trim())
  }

  return (
    <>
      <Text>A reset puts back the stock, the records, the clock, the fault rules and the requests.</Text>
      <ButtonRow>
        <Button onClick={() => setAsked(true)}>Reset the inventory</Button>
      </ButtonRow>
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
      <Section title="Snapshots">
        <form onSubmit={keep}>
          <ButtonRow>
            <Field label="Name">
              <Input value={name} onChange={(_, { value }) => setName(value)} />
            </Field>
            <Button type="submit" disabledFocusable={name.trim() === '' || take.isPending}>
              Keep the state under this name
            </Button>
          </ButtonRow>
        </form>
        <Loaded query={snapshots} what="the snapshots">
          {(kept) =>
            kept.length === 0 ? (
              <EmptyState title="No snapshots" level={3}>
                A snapshot is the way back to the state that the inventory has now.
              </EmptyState>
            ) : (
              <SimpleTable
                label="Snapshots"
                rows={kept}
                keyOf={(snapshot) => snapshot.name}
                columns={[
                  { title: 'Name', show: (snapshot) => snapshot.name },
                  { title: 'Taken', show: ({ takenAt }) => instantText(takenAt) },
                  {
                    title: 'Use',
                    show: (snapshot) => (
                      <ButtonRow isSmall>
                        <Button size="small" onClick={() => restore.mutate(snapshot.name)}>
                          Go back to it
                        </Button>
                        <Button size="small" appearance="subtle" onClick={() => remove.mutate(snapshot.name)}>
                          Remove
                        </Button>
                      </ButtonRow>
                    ),
                  },
                ]}
              />
            )
          }
        </Loaded>
      </Section>
    </>
  )
}
