import { Combobox, Field, makeStyles, Option, Text, tokens } from '@fluentui/react-components'
import { useState } from 'react'

/** One of the things that a `Pick` offers. */
export interface Pickable {
  readonly value: string
  readonly text: string
  /** What stands beside the text, such as a count. */
  readonly note?: string
}

const useStyles = makeStyles({
  note: { marginInlineStart: 'auto', paddingInlineStart: tokens.spacingHorizontalL },
})

/** More than these would make the list slow, and nobody reads so many. */
const SHOWN = 100

/** A field that offers what fits the text in it, as one types. */
export function Pick({
  label,
  hint,
  placeholder,
  options,
  value,
  isSearch = false,
  isOptional = false,
  onPick,
}: {
  readonly label: string
  readonly hint?: string
  readonly placeholder?: string
  readonly options: readonly Pickable[]
  readonly value: string | undefined
  /** Whether `/` leads here. */
  readonly isSearch?: boolean
  /** Whether nothing may be picked. */
  readonly isOptional?: boolean
  readonly onPick: (value: string | undefined) => void
}) {
  const styles = useStyles()
  const [typed, setTyped] = useState<string>()
  const [isOpen, setOpen] = useState(false)
  const chosen = options.find((option) => option.value === value)
  const words = typed?.toLocaleLowerCase().trim() ?? ''
  const fitting = options.filter(({ text }) => text.toLocaleLowerCase().includes(words))
  return (
    <Field label={label} {...(hint !== undefined && { hint })}>
      <Combobox
        {...(isSearch && { 'data-search': true })}
        {...(placeholder !== undefined && { placeholder })}
        clearable={isOptional}
        value={typed ?? chosen?.text ?? ''}
        selectedOptions={value === undefined ? [] : [value]}
        open={isOpen}
        onOpenChange={(_, { open }) => setOpen(open)}
        onChange={(event) => {
          setTyped(event.target.value)
          // The keyboards of phones, and what is pasted, press no key that would open the list.
          setOpen(true)
        }}
        onBlur={() => setTyped(undefined)}
        onOptionSelect={(_, { optionValue }) => {
          setTyped(undefined)
          onPick(optionValue === '' ? undefined : optionValue)
        }}
      >
        {fitting.slice(0, SHOWN).map(({ value: each, text, note }) => (
          <Option key={each} value={each} text={text}>
            {text}
            {note !== undefined && (
              <Text size={200} className={styles.note}>
                {note}
              </Text>
            )}
          </Option>
        ))}
        {fitting.length === 0 && (
          <Option disabled text="" value="">
            Nothing fits
          </Option>
        )}
        {fitting.length > SHOWN && (
          <Option disabled text="" value="">
            {`${fitting.length - SHOWN} more: go on typing`}
          </Option>
        )}
      </Combobox>
    </Field>
  )
}
