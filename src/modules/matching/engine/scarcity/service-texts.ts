import { say, type Text } from '../explain/words.js'
import type { FairnessRule } from '../instance.js'

/** What is said of a slot that gets less than it asked. `share`: of what its party asked; `proven`: the division is the best by its rule. */
export interface Shortness { key: string; asked: number; served: number; due: number; share: number; proven: boolean }

const percent = (share: number): number => Math.round(1e4 * share) / 100

const served = ({ key, asked, served: units }: Shortness): { en: string; id: string } => say(
  words => `${key}: ${words.number(units)} of ${words.number(asked)} can be delivered.`,
  words => `${key}: ${words.number(units)} dari ${words.number(asked)} dapat dikirim.`,
)

const why = (rule: (shortness: Shortness) => Text) => (shortness: Shortness): Text => {
  const [first, then] = [served(shortness), rule(shortness)]
  return { en: `${first.en} ${then.en}`, id: `${first.id} ${then.id}` }
}

/** The quantity lies between two whole numbers, neither within its tolerance. */
export const notWhole = why(() => ({
  en: 'Only whole units can be delivered, and no whole number is within the tolerance of its quantity.',
  id: 'Hanya satuan utuh yang dapat dikirim, dan tidak ada bilangan bulat dalam toleransi jumlahnya.',
}))

/** Why a slot is short, by the rule that divided what there is. */
export const shortTexts: Record<FairnessRule, (shortness: Shortness) => Text> = {
  MOST_SERVED: why(({ proven }) => proven ? {
    en: 'There is not enough for all; as much as can be is delivered in all.',
    id: 'Kapasitas tidak cukup untuk semua; jumlah keseluruhan yang dikirim dibuat sebesar mungkin.',
  } : {
    en: 'No plan was found that delivers more in all; whether there is one is not proved.',
    id: 'Tidak ditemukan rencana yang mengirim lebih banyak secara keseluruhan; belum terbukti apakah ada.',
  }),
  EARLIEST_DUE: why(({ due, proven }) => say(
    words => `There is not enough for all; what is due before ${words.date(due)} goes first${proven ? '' : ', as far as was found'}.`,
    words => `Kapasitas tidak cukup untuk semua; yang tenggatnya sebelum ${words.date(due)} didahulukan${proven ? '' : ', sejauh yang ditemukan'}.`,
  )),
  EVEN_SHARES: why(({ share, proven }) => say(
    words => `There is not enough for all; its buyer gets ${words.number(percent(share))} % of what it asked, and the shares are as even as ${proven ? 'can be' : 'was found'}.`,
    words => `Kapasitas tidak cukup untuk semua; pembelinya mendapat ${words.number(percent(share))} % dari yang diminta, dan bagian-bagian dibuat serata ${proven ? 'mungkin' : 'yang ditemukan'}.`,
  )),
}

/** Why a slot is short that would get so much without the shares. */
export const heldBackText = (shortness: Shortness, without: number): Text => why(() => say(
  words => `The shares that have to be kept are in the way: without them ${words.number(without)} could be.`,
  words => `Aturan bagian yang harus dijaga menghalangi: tanpa aturan itu ${words.number(without)} dapat dikirim.`,
))(shortness)
