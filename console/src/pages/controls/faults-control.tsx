import { Button, Field, makeStyles, Textarea } from '@fluentui/react-components'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { FaultDocument } from '../../../generated/own.d.ts'
import { useServer } from '../../app/server.tsx'
import { ButtonRow } from '../../shared/button-row.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { FailureNote } from '../../shared/failure-note.tsx'
import { countText } from '../../shared/format.ts'
import { Loaded } from '../../shared/loaded.tsx'
import { Section } from '../../shared/section.tsx'
import { SimpleTable } from '../../shared/simple-table.tsx'
import { faultText } from './fault-text.ts'
import { PRESETS } from './presets.ts'

const useStyles = makeStyles({ field: { maxWidth: '40rem' } })

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
    <>
      <ButtonRow>
        {PRESETS.map(({ title, fault }) => (
          <Button key={title} disabledFocusable={create.isPending} onClick={() => create.mutate(fault)}>
            {title}
          </Button>
        ))}
      </ButtonRow>
      {failure !== null && <FailureNote title="The rules are as they were" error={failure} />}
      <Loaded query={faults} what="the rules">
        {(rules) =>
          rules.length === 0 ? (
            <EmptyState title="No rules">Every request is served as it comes.</EmptyState>
          ) : (
            <SimpleTable
              label="Fault rules"
              rows={rules}
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
          )
        }
      </Loaded>
      {faults.data !== undefined && faults.data.length > 1 && (
        <ButtonRow>
          <Button onClick={() => removeAll.mutate()}>Remove all rules</Button>
        </ButtonRow>
      )}
      <Section title="A rule of your own">
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
        <ButtonRow>
          <Button
            disabledFocusable={written === 'bad' || written === undefined}
            onClick={() => typeof written === 'object' && create.mutate(written)}
          >
            Add the rule
          </Button>
        </ButtonRow>
      </Section>
    </>
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
