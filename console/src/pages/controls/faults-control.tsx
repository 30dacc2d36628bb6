import { Button, Field, makeStyles, Spinner, Textarea, Title3, tokens } from '@fluentui/react-components'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { FaultDocument } from '../../../generated/own.d.ts'
import { useServer } from '../../app/server.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { FailureNote } from '../../shared/failure-note.tsx'
import { countText } from '../../shared/format.ts'
import { SimpleTable } from '../../shared/simple-table.tsx'
import { faultText } from './fault-text.ts'
import { PRESETS } from './presets.ts'

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
  field: { maxWidth: '40rem' },
})

/** How often the hits are counted anew, in milliseconds. */
const AGAIN_MS = 2_000

/** The fault rules: what makes which requests fail, and how often each has hit. */
export function FaultsControl() {
  const styles = useStyles()
  const { own } = useServer()
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const faults = useQuery({
    queryKey: ['faults'],
    refetchInterval: AGAIN_MS,
    queryFn: async () => (await own.GET('/_holdline/faults')).data?.faults ?? [],
  })
  const changed = { onSuccess: () => queries.invalidateQueries({ queryKey: ['faults'] }) }
  const create = useMutation({
    mutationFn: (body: FaultDocument) => own.POST('/_holdline/faults', { body }),
    ...changed,
  })
  const remove = useMutation({
    mutationFn: (id: string) =>
      own.DELETE('/_holdline/faults/{faultId}', { params: { path: { faultId: id } } }),
    ...changed,
  })
  const removeAll = useMutation({ mutationFn: () => own.DELETE('/_holdline/faults'), ...changed })
  const written = parse(text)
  const failure = create.error ?? remove.error ?? removeAll.error

  return (
    <div className={styles.part}>
      <div className={styles.row}>
        {PRESETS.map(({ title, fault }) => (
          <Button key={title} disabled={create.isPending} onClick={() => create.mutate(fault)}>
            {title}
          </Button>
        ))}
      </div>
      {failure !== null && <FailureNote title="The rules are as they were" error={failure} />}
      {faults.isLoading && <Spinner label="Reading the rules …" />}
      {faults.isError && (
        <FailureNote
          title="The rules could not be read"
          error={faults.error}
          onRetry={() => faults.refetch()}
        />
      )}
      {faults.data?.length === 0 && (
        <EmptyState title="No rules">Every request is served as it comes.</EmptyState>
      )}
      {faults.data !== undefined && faults.data.length > 0 && (
        <SimpleTable
          label="Fault rules"
          rows={faults.data}
          keyOf={({ id }) => id}
          columns={[
            { title: 'Rule', show: faultText },
            {
              title: 'Has hit',
              show: ({ hits, fitting }) => `${countText(hits)} of ${countText(fitting)} that fit`,
            },
            {
              title: 'Remove',
              show: (fault) => (
                <Button
                  size="small"
                  aria-label={`Remove ${faultText(fault)}`}
                  onClick={() => remove.mutate(fault.id)}
                >
                  Remove
                </Button>
              ),
            },
          ]}
        />
      )}
      {faults.data !== undefined && faults.data.length > 1 && (
        <div>
          <Button onClick={() => removeAll.mutate()}>Remove all rules</Button>
        </div>
      )}
      <Title3 as="h2">A rule of your own</Title3>
      <Field
        className={styles.field}
        label="The rule as JSON"
        hint="The form is in the contract of this server, under CreateFault."
        {...(written === 'bad' && { validationState: 'error', validationMessage: 'This is not JSON.' })}
      >
        <Textarea
          rows={5}
          placeholder='{"match": {"operation": "ReleasePhoneNumber"}, "effect": {"status": 503}, "times": 1}'
          value={text}
          onChange={(_, { value }) => setText(value)}
        />
      </Field>
      <div>
        <Button
          disabled={written === 'bad' || written === undefined}
          onClick={() => typeof written === 'object' && create.mutate(written)}
        >
          Add the rule
        </Button>
      </div>
    </div>
  )
}

/** The rule that somebody wrote, which the server checks. */
function parse(text: string): FaultDocument | 'bad' | undefined {
  if (text.trim() === '') return undefined
  try {
    const value: unknown = JSON.parse(text)
    // The server checks the rest, and says what is wrong with it.
    return typeof value === 'object' && value !== null && 'effect' in value ? (value as FaultDocument) : 'bad'
  } catch {
    return 'bad'
  }
}
