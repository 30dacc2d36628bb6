import { Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components'
import { LIMITS } from './limits.ts'
import { isLimit, type WrittenSettings } from './written-settings.ts'

const useStyles = makeStyles({
  group: { margin: 0, padding: 0, border: 'none' },
  legend: { padding: 0 },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(12rem, 1fr))',
    gap: tokens.spacingHorizontalM,
    marginTop: tokens.spacingVerticalS,
  },
})

/** Asks how much a resource may ask for. */
export function LimitFields({
  limits,
  onChange,
}: {
  readonly limits: WrittenSettings['limits']
  readonly onChange: (limits: WrittenSettings['limits']) => void
}) {
  const styles = useStyles()
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>Limits</legend>
      <Text size={200}>Where a field is empty, the limit for all resources holds. 0 is no limit.</Text>
      <div className={styles.fields}>
        {LIMITS.map(({ name, title, least }) => (
          <Field
            key={name}
            label={title}
            {...(!isLimit(limits[name] ?? '', least) && {
              validationState: 'error',
              validationMessage: `Write a whole number from ${least} on, or nothing.`,
            })}
          >
            <Input
              inputMode="numeric"
              placeholder="As for all"
              value={limits[name] ?? ''}
              onChange={(_, { value }) => onChange({ ...limits, [name]: value })}
            />
          </Field>
        ))}
      </div>
    </fieldset>
  )
}
