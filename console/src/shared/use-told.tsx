import { Toast, ToastBody, ToastTitle, useToastController } from '@fluentui/react-components'
import { useCallback } from 'react'
import { messageOf } from './message-of.ts'

export const TOASTER = 'outcomes'

/** Tells the reader of the page how something ended. A failure stays until somebody closes it or goes on. */
export function useTold() {
  const { dispatchToast } = useToastController(TOASTER)
  const done = useCallback(
    (title: string, more?: string) =>
      dispatchToast(
        <Toast>
          <ToastTitle>{title}</ToastTitle>
          {more !== undefined && <ToastBody>{more}</ToastBody>}
        </Toast>,
        { intent: 'success', timeout: 6_000 },
      ),
    [dispatchToast],
  )
  const failed = useCallback(
    (title: string, error: unknown) =>
      dispatchToast(
        <Toast>
          <ToastTitle>{title}</ToastTitle>
          <ToastBody>{messageOf(error)}</ToastBody>
        </Toast>,
        { intent: 'error', timeout: 20_000 },
      ),
    [dispatchToast],
  )
  return { done, failed }
}
