import { Field, Input } from '@fluentui/react-components'

/** Asks for an instant in the time of the reader's machine; empty is none. */
export function InstantField({
  label,
  hint,
  isRequired = false,
  value,
  onChange,
}: {
  readonly label: string
  readonly hint: string
  readonly isRequired?: boolean
  /** As a browser writes it, without a time zone: https://developer.mozilla.org/docs/Web/HTML/Element/input/datetime-local */
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  return (
    <Field label={label} hint={hint} required={isRequired}>
      <Input type="datetime-local" value={value} onChange={(_, { value: written }) => onChange(written)} />
    </Field>
  )
}

/** The instant of the field in ISO 8601; `undefined` for an empty field. */
export function instantOf(value: string): string | undefined {
  const instant = Date.parse(value)
  return Number.isNaN(instant) ? undefined : new Date(instant).toISOString()
}
