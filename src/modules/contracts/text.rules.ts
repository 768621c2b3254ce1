import type { Rules } from '../../platform/rules.js'

const LEAST = 5
const MOST = 2_000

/** Subject: what somebody wrote to say why. */
export const explained = {
  REASON_GIVEN: {
    breaks: ({ field, text }) => text.trim().length < LEAST || text.length > MOST ? [{ path: [field], data: { least: LEAST, most: MOST } }] : [],
    text: { en: 'Say why, in {least} to {most} characters.', id: 'Sebutkan alasannya, dalam {least} sampai {most} karakter.' },
  },
} satisfies Rules<{ field: string; text: string }, null>
