import { accounts, DEMO_PASSWORD } from '../../seed/data/organizations.js'
import type { DemoAccount } from './banner.js'

/** One for each part that a newcomer can play; every password is the same. */
const SHOWN: Readonly<Record<string, string>> = {
  'jakarta@karya.example': 'Buyer (agency)',
  'griya@karya.example': 'Buyer (business)',
  'tangerang@karya.example': 'Facility',
  'menteri@karya.example': 'Ministry',
}

export const demoAccounts: readonly DemoAccount[] = accounts.flatMap(({ email }) => {
  const role = SHOWN[email]
  return role ? [{ role, email, password: DEMO_PASSWORD }] : []
})
