import { say, type Text } from './words.js'

/** Cost with the shares and without (null: not all is delivered without them, either), and the difference (null: there is none to be told). */
export interface FairnessFigures { own: number; other: number | null; price: number | null }

/** What keeping the shares costs, for people. */
export function fairnessText({ own, other, price }: FairnessFigures): Text {
  if (price === null && other !== null) return say(
    words => `With these shares not all can be delivered; without them all can, for ${words.number(other)}.`,
    words => `Dengan bagian ini tidak semua dapat dikirim; tanpa bagian itu semua dapat dikirim dengan biaya ${words.number(other)}.`,
  )
  if (price === null || other === null) return say(
    () => 'Not all can be delivered, with or without these shares; so they have no price.',
    () => 'Tidak semua dapat dikirim, dengan atau tanpa bagian ini; karena itu tidak ada harganya.',
  )
  if (price < 0) return say(
    words => `The plan without the shares is better by the objective, and costs ${words.number(-price)} more: ${words.number(other)} instead of ${words.number(own)}.`,
    words => `Rencana tanpa bagian ini lebih baik menurut tujuan, dan biayanya ${words.number(-price)} lebih tinggi: ${words.number(other)}, bukan ${words.number(own)}.`,
  )
  if (price === 0) return say(
    words => `Keeping the shares costs nothing: ${words.number(own)} either way.`,
    words => `Menjaga bagian tidak menambah biaya: ${words.number(own)} dengan atau tanpa bagian itu.`,
  )
  const percent = Math.round(1e4 * price / other) / 100
  return say(
    words => `Keeping the shares costs ${words.number(price)} more (${words.number(percent)} %): ${words.number(own)} instead of ${words.number(other)}.`,
    words => `Menjaga bagian menambah biaya ${words.number(price)} (${words.number(percent)} %): ${words.number(own)}, bukan ${words.number(other)}.`,
  )
}
