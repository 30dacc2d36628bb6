import { Dropdown, Field, Option } from '@fluentui/react-components'
import type { PhoneNumberCapabilities } from '../../generated/acs.d.ts'

type Way = PhoneNumberCapabilities['calling']

/** Asks for a way of calling, or of sending messages. */
export function WayPick({
  label,
  values,
  value,
  textOf,
  onPick,
}: {
  readonly label: string
  readonly values: readonly Way[]
  readonly value: Way
  readonly textOf: (way: Way) => string
  readonly onPick: (way: Way) => void
}) {
  return (
    <Field label={label}>
      <Dropdown
        value={textOf(value)}
        selectedOptions={[value]}
        onOptionSelect={(_, { optionValue }) => {
          const found = values.find((each) => each === optionValue)
          if (found !== undefined) onPick(found)
        }}
      >
        {values.map((each) => (
          <Option key={each} value={each}>
            {textOf(each)}
          </Option>
        ))}
      </Dropdown>
    </Field>
  )
}
