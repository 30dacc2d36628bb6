import { useState } from 'react'
import type { Resource } from '../../../../generated/own.d.ts'
import { useServer } from '../../../app/server.tsx'
import { OperatorDialog } from '../operator-dialog.tsx'
import { SettingsFields } from './settings-fields.tsx'
import { changeOf, isWhole, toWritten } from './written-settings.ts'

/** Asks for other settings of a resource. */
export function SettingsDialog({
  resource,
  onClose,
}: {
  readonly resource: Resource
  readonly onClose: () => void
}) {
  const { own } = useServer()
  const [settings, setSettings] = useState(() => toWritten(resource))
  const { name, origin } = resource
  return (
    <OperatorDialog
      title={`Change the settings of ${name}`}
      about="They are in force at once. What it holds or owns already stays its own."
      action="Change them"
      done="The settings are in force"
      isReady={isWhole(settings)}
      change={() =>
        own.PATCH('/_holdline/resources/{resource}', {
          params: { path: { resource: name } },
          body: changeOf(resource, settings),
        })
      }
      onClose={onClose}
    >
      <SettingsFields
        settings={settings}
        // The configuration has the host names of what it declares.
        hasHosts={origin === 'register'}
        onChange={setSettings}
      />
    </OperatorDialog>
  )
}
