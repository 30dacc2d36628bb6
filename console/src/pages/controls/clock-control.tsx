import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { ClockChanges, ClockSetting } from '../../../generated/own.d.ts'
import { useServer } from '../../app/server.tsx'
import { ButtonRow } from '../../shared/button-row.tsx'
import { FailureNote } from '../../shared/failure-note.tsx'
import { instantText } from '../../shared/format.ts'
import { Section } from '../../shared/section.tsx'
import { useClock } from '../../time/use-clock.ts'
import { useNow } from '../../time/use-now.ts'
import { ClockOutcome } from './clock-outcome.tsx'

const useStyles = makeStyles({
  now: {
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontVariantNumeric: 'tabular-nums',
  },
})

/** Spans that let happen what people wait for: a hold lasts 15 minutes. */
const SPANS = [
  { by: 'PT1M', title: 'Advance 1 minute' },
  { by: 'PT16M', title: 'Advance 16 minutes' },
  { by: 'P1D', title: 'Advance 1 day' },
] as const

/** A minute in a second: a hold is seen running out in a quarter of a minute. */
const FAST = 60

/** The inventory's clock: how it goes, and how to move it. */
export function ClockControl() {
  const styles = useStyles()
  const { own } = useServer()
  const queries = useQueryClient()
  const clock = useClock()
  const now = useNow()
  const [by, setBy] = useState('')
  const [changes, setChanges] = useState<ClockChanges>()
  const changed = {
    async onSuccess({ data }: { data?: ClockChanges }) {
      setChanges(data)
      await queries.invalidateQueries()
    },
  }
  const set = useMutation({
    mutationFn: (body: ClockSetting) => own.PUT('/_holdline/clock', { body }),
    ...changed,
  })
  const advance = useMutation({
    mutationFn: (span: string) => own.POST('/_holdline/clock/advance', { body: { by: span } }),
    ...changed,
  })
  const failure = set.error ?? advance.error

  function advanceByText(event: FormEvent) {
    event.preventDefault()
    if (by.trim() !== '' && !advance.isPending) advance.mutate(by.trim())
  }

  return (
    <>
      <Text className={styles.now}>{now === undefined ? '…' : instantText(now)}</Text>
      {clock !== undefined && clock.mode !== 'real' && (
        <MessageBar intent="warning">
          <MessageBarBody>
            {clock.mode === 'frozen'
              ? 'The clock stands still: no hold runs out until you move it.'
              : 'This is not the real time. Only a reset sets the clock back.'}
          </MessageBarBody>
        </MessageBar>
      )}
      <ButtonRow>
        {SPANS.map(({ by: span, title }) => (
          <Button key={span} disabledFocusable={advance.isPending} onClick={() => advance.mutate(span)}>
            {title}
          </Button>
        ))}
      </ButtonRow>
      <form onSubmit={advanceByText}>
        <ButtonRow>
          <Field label="Advance by">
            <Input placeholder="90s, 16m, 2h or P30D" value={by} onChange={(_, { value }) => setBy(value)} />
          </Field>
          <Button type="submit" disabledFocusable={by.trim() === '' || advance.isPending}>
            Advance
          </Button>
        </ButtonRow>
      </form>
      <ButtonRow>
        <Button disabledFocusable={clock?.mode === 'frozen'} onClick={() => set.mutate({ mode: 'frozen' })}>
          Let it stand still
        </Button>
        <Button
          disabledFocusable={clock?.mode === 'running' && clock.rate === 1}
          onClick={() => set.mutate({ mode: 'running', rate: 1 })}
        >
          Let it run
        </Button>
        <Button
          disabledFocusable={clock?.rate === FAST}
          onClick={() => set.mutate({ mode: 'running', rate: FAST })}
        >
          Let it run {FAST} times as fast
        </Button>
      </ButtonRow>
      {failure !== null && <FailureNote title="The clock is as it was" error={failure} />}
      {changes !== undefined && (
        <Section title="What that changed">
          <ClockOutcome changes={changes} />
        </Section>
      )}
    </>
  )
}
