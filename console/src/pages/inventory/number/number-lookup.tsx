import { Button, makeStyles, SearchBox, tokens } from '@fluentui/react-components'
import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'

const useStyles = makeStyles({ form: { display: 'flex', gap: tokens.spacingHorizontalS } })

/** Leads to the page of a number. */
export function NumberLookup() {
  const styles = useStyles()
  const [, navigate] = useLocation()
  const [text, setText] = useState('')
  const digits = text.replace(/[\s().-]/g, '')
  const phoneNumber = digits.startsWith('+') ? digits : `+${digits}`

  function look(event: FormEvent) {
    event.preventDefault()
    navigate(`/inventory/numbers/${phoneNumber}`)
  }

  return (
    <form className={styles.form} onSubmit={look}>
      <SearchBox
        aria-label="A phone number with its country code"
        placeholder="+1 425 555 0123"
        value={text}
        onChange={(_, { value }) => setText(value)}
      />
      <Button type="submit" disabled={!/^\+\d{4,15}$/.test(phoneNumber)}>
        Show
      </Button>
    </form>
  )
}
