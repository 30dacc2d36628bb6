import { Field, Radio, RadioGroup } from '@fluentui/react-components'
import { NARROW, useMedia } from '../app/use-media.ts'

/** A choice between a few values, all of them in sight. */
export function Choice<T extends string>({
  label,
  values,
  value,
  textOf,
  onChange,
}: {
  readonly label: string
  readonly values: readonly T[]
  readonly value: T | undefined
  readonly textOf: (value: T) => string
  readonly onChange: (value: T) => void
}) {
  const isNarrow = useMedia(NARROW)
  return (
    <Field label={label}>
      <RadioGroup
        layout={isNarrow ? 'vertical' : 'horizontal'}
        value={value ?? ''}
        onChange={(_, { value: chosen }) => {
          const found = values.find((each) => each === chosen)
          if (found !== undefined) onChange(found)
        }}
      >
        {values.map((each) => (
          <Radio key={each} value={each} label={textOf(each)} />
        ))}
      </RadioGroup>
    </Field>
  )
}
