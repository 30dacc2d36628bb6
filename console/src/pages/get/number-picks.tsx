import { Button, Checkbox, makeStyles, Spinner, Text, Title3, tokens } from '@fluentui/react-components'
import { useEffect, useRef, useState } from 'react'
import type { AvailablePhoneNumber } from '../../../generated/acs.d.ts'
import { ButtonRow } from '../../shared/button-row.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { numbersText, numberText } from '../../shared/format.ts'

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  numbers: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(11rem, 1fr))',
    margin: 0,
    padding: 0,
    border: 'none',
  },
})

/** A sample of the free numbers, from which some are picked. */
export function NumberPicks({
  numbers,
  isBusy,
  onAgain,
  onReserve,
}: {
  readonly numbers: readonly AvailablePhoneNumber[]
  readonly isBusy: boolean
  /** Asks for another sample. */
  readonly onAgain: () => void
  readonly onReserve: (picked: readonly AvailablePhoneNumber[]) => void
}) {
  const styles = useStyles()
  const [picked, setPicked] = useState<ReadonlySet<AvailablePhoneNumber>>(new Set())
  const section = useRef<HTMLElement>(null)
  // They come below the form, where a small window would not show them.
  useEffect(() => {
    section.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  if (numbers.length === 0)
    return (
      <EmptyState title="No free number fits">Ask for other first digits, or for another type.</EmptyState>
    )
  return (
    <section ref={section} className={styles.part}>
      <Title3 as="h2">Free numbers</Title3>
      <fieldset className={styles.numbers} aria-label="Free numbers">
        {numbers.map((number) => (
          <Checkbox
            key={number.phoneNumber}
            label={numberText(number.phoneNumber ?? '')}
            checked={picked.has(number)}
            onChange={(_, { checked }) => {
              const next = new Set(picked)
              if (checked === true) next.add(number)
              else next.delete(number)
              setPicked(next)
            }}
          />
        ))}
      </fieldset>
      <Text role="status">
        {numbersText(numbers.length)} shown, {numbersText(picked.size)} picked
      </Text>
      <ButtonRow>
        <Button
          appearance="primary"
          size="large"
          disabledFocusable={picked.size === 0 || isBusy}
          onClick={() => onReserve([...picked])}
        >
          {isBusy ? (
            <Spinner size="tiny" label="Reserving …" />
          ) : picked.size === 0 ? (
            'Pick a number'
          ) : (
            `Reserve ${numbersText(picked.size)}`
          )}
        </Button>
        <Button size="large" disabledFocusable={isBusy} onClick={onAgain}>
          Show others
        </Button>
      </ButtonRow>
    </section>
  )
}
