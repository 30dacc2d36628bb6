import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components'
import { useServer } from './server.tsx'

/** Says that the server does not answer, or that it does not take the credentials of this tab any more. */
export function ConnectionNotes() {
  const { isReached, denied, session, signOut } = useServer()
  if (isReached && denied === undefined) return null
  return (
    <section aria-label="Connection to the server">
      {!isReached && (
        <MessageBar intent="warning" politeness="assertive">
          <MessageBarBody>
            The server does not answer. This page asks again, and goes on when the server is back.
          </MessageBarBody>
        </MessageBar>
      )}
      {denied !== undefined && (
        <MessageBar intent="warning" politeness="assertive" layout="multiline">
          <MessageBarBody>{deniedText(denied, session.operator === 'unsigned')}</MessageBarBody>
          <MessageBarActions>
            <Button onClick={signOut}>Sign in</Button>
          </MessageBarActions>
        </MessageBar>
      )}
    </section>
  )
}

function deniedText(denied: 'operator' | 'resource', isUnsigned: boolean): string {
  if (denied === 'resource')
    return 'The server does not take the key of the resource any more: it was revoked, or the resource was closed.'
  return isUnsigned
    ? 'This server is no stand-in any more: it asks for the operator key, or for the key of a resource.'
    : 'The server does not take this operator key any more.'
}
