import { Field, Input, MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useState } from 'react'
import type { CreatedResource } from '../../../../generated/own.d.ts'
import { useServer } from '../../../app/server.tsx'
import { OperatorDialog } from '../operator-dialog.tsx'
import { SettingsFields } from './settings-fields.tsx'
import { hostsIn, isWhole, limitsIn, NOTHING_WRITTEN, stocksIn } from './written-settings.ts'

/** The names that the server takes. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/

/** Asks for a new resource. */
export function NewResourceDialog({
  onCreated,
  onClose,
}: {
  readonly onCreated: (resource: CreatedResource) => void
  readonly onClose: () => void
}) {
  const { own, session } = useServer()
  const [text, setText] = useState('')
  const [settings, setSettings] = useState(NOTHING_WRITTEN)
  const name = text.trim()
  const isWrong = name !== '' && !NAME.test(name)
  return (
    <OperatorDialog
      title="Add a resource"
      about="A resource is a tenant: it has an access key, with which its clients search and buy, and it owns what it buys. The next page shows its key, once."
      action="Add"
      done="Added"
      isReady={NAME.test(name) && isWhole(settings)}
      change={async () => {
        const stocks = stocksIn(settings)
        const body = { name, hosts: hostsIn(settings), limits: limitsIn(settings), ...(stocks && { stocks }) }
        return (await own.POST('/_holdline/resources', { body })).data
      }}
      onChanged={(resource) => resource !== undefined && onCreated(resource)}
      onClose={onClose}
    >
      {session.operator === 'unsigned' && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            A stand-in has one resource. With a second one this server is no stand-in any more: unless its
            configuration says otherwise, it asks for keys, also on this page, and its controls are off. Set
            HOLDLINE_OPERATOR_KEY before its start, or only the command line lets you in. Tests that run
            beside each other take sandboxes instead.
          </MessageBarBody>
        </MessageBar>
      )}
      <Field
        label="Name"
        required
        {...(isWrong && {
          validationState: 'error',
          validationMessage: 'A name has up to 64 letters of A to Z, digits, dots, dashes and underscores.',
        })}
      >
        <Input value={text} onChange={(_, { value }) => setText(value)} />
      </Field>
      <SettingsFields settings={settings} onChange={setSettings} />
    </OperatorDialog>
  )
}
