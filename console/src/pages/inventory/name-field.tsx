import { Field, Input } from '@fluentui/react-components'

/** The longest name that the server takes. */
const LONGEST_NAME = 100

/** Asks who makes a change. */
export function NameField({
  name,
  onChange,
}: {
  readonly name: string
  readonly onChange: (name: string) => void
}) {
  return (
    <Field
      label="Your name"
      hint="The history of the change has it. It stays in this tab for the next change."
    >
      <Input
        autoComplete="name"
        maxLength={LONGEST_NAME}
        value={name}
        onChange={(_, { value }) => onChange(value)}
      />
    </Field>
  )
}
