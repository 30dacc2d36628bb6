import {
  Button,
  Field,
  Input,
  Link,
  makeStyles,
  Spinner,
  Text,
  Title2,
  tokens,
} from '@fluentui/react-components'
import { type FormEvent, useState } from 'react'
import type { Session } from '../api/session.ts'
import { keyIn, signInWithKey } from '../api/sign-in.ts'
import { canSign, isKey } from '../api/sign-request.ts'
import { messageOf } from '../shared/message-of.ts'

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    maxWidth: '30rem',
    margin: '12vh auto 0',
    padding: tokens.spacingHorizontalXL,
  },
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, alignItems: 'stretch' },
})

/** Asks for the key of a resource, or for the operator's. */
export function SignInPage({ onSignedIn }: { readonly onSignedIn: (session: Session) => void }) {
  const styles = useStyles()
  const [text, setText] = useState('')
  const [fault, setFault] = useState<string>()
  const [isBusy, setBusy] = useState(false)

  async function signIn(event: FormEvent) {
    event.preventDefault()
    const key = keyIn(text)
    if (!isKey(key))
      return setFault('This is neither a key nor a connection string. A key is base64, such as pJ3…Q==.')
    setBusy(true)
    try {
      const session = await signInWithKey(key)
      if (session === undefined)
        setFault('The server does not know this key. Take it from the operator of this server.')
      else onSignedIn(session)
    } catch (error) {
      setFault(messageOf(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <main className={styles.page}>
      <Title2 as="h1">Sign in to Holdline</Title2>
      {canSign() ? (
        <form className={styles.form} onSubmit={signIn}>
          <Field
            label="Access key, connection string or operator key"
            hint="The key stays in this tab, and is forgotten when you close it."
            {...(fault !== undefined && { validationMessage: fault, validationState: 'error' })}
          >
            <Input
              type="password"
              autoComplete="off"
              autoFocus
              value={text}
              onChange={(_, { value }) => {
                setText(value)
                setFault(undefined)
              }}
            />
          </Field>
          <Button type="submit" appearance="primary" disabled={isBusy || text.trim() === ''}>
            {isBusy ? <Spinner size="tiny" label="Signing in …" /> : 'Sign in'}
          </Button>
        </form>
      ) : (
        <Text>
          Your browser signs requests over HTTPS and on this machine only. Open this page by its https://
          address, or through a tunnel to your own machine.
        </Text>
      )}
      <Link href="/_holdline/start">How to connect a client</Link>
    </main>
  )
}
