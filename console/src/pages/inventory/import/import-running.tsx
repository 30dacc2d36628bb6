import { Button, Field, ProgressBar } from '@fluentui/react-components'
import { ButtonRow } from '../../../shared/button-row.tsx'
import { countText, numbersText } from '../../../shared/format.ts'
import type { ImportProgress } from './import-event.ts'

const PHASES: Readonly<Record<ImportProgress['phase'], string>> = {
  reading: 'Reading the file',
  checking: 'Comparing it with the inventory',
  importing: 'Importing',
}

/** How far the check of a file is, or its import. */
export function ImportRunning({
  name,
  isCheck,
  progress,
  onStop,
}: {
  readonly name: string
  readonly isCheck: boolean
  readonly progress: ImportProgress | undefined
  readonly onStop: () => void
}) {
  const { phase = 'reading', done = 0, total } = progress ?? {}
  const words = total === undefined ? numbersText(done) : `${countText(done)} of ${numbersText(total)}`
  return (
    <>
      <Field label={`${PHASES[phase]}: ${name}`} hint={words}>
        {total === undefined ? <ProgressBar /> : <ProgressBar value={done} max={Math.max(total, 1)} />}
      </Field>
      <ButtonRow>
        <Button onClick={onStop}>{isCheck ? 'Stop' : 'Stop: what is imported stays'}</Button>
      </ButtonRow>
    </>
  )
}
