import { say, type Text } from './words.js'

const fixed = (en: string, id: string): Text => ({ en, id })

/** What a verdict says, in both languages, by what it found. */
export const verdictTexts = {
  chosen: (units: number, periods: number, last: number) => say(
    words => `Delivers ${words.number(units)}${periods > 0 ? `, made in ${periods} ${periods === 1 ? 'period' : 'periods'}` : ' from stock'}; `
      + `the last arrives on ${words.date(last)}.`,
    words => `Mengirim ${words.number(units)}${periods > 0 ? `, dibuat dalam ${periods} periode` : ' dari persediaan'}; `
      + `yang terakhir tiba pada ${words.date(last)}.`,
  ),
  excluded: fixed('The request excludes this facility.', 'Permintaan ini mengecualikan fasilitas ini.'),
  outOfRegion: (region: string, allowed: readonly string[]) => say(
    words => `Lies in region ${region}; allowed are ${words.list(allowed)}.`,
    words => `Terletak di wilayah ${region}; yang diizinkan ${words.list(allowed)}.`,
  ),
  noProduct: fixed('Neither makes nor stocks this product.', 'Tidak membuat dan tidak menyimpan produk ini.'),
  lowerClass: (offered: readonly string[], asked: string | null) => say(
    words => `Offers class ${words.list(offered)}; class ${asked} is asked.`,
    words => `Menawarkan kelas ${words.list(offered)}; yang diminta kelas ${asked}.`,
  ),
  noWay: fixed('There is no way to transport from here to any of the places.', 'Tidak ada pengangkutan dari sini ke tempat tujuan mana pun.'),
  spoiled: fixed('What it makes would be spoiled when it is needed.', 'Produknya sudah kedaluwarsa saat dibutuhkan.'),
  noHours: (end: string) => say(
    words => `Has no free hours for it before ${words.date(end)}, the end of the calendar.`,
    words => `Tidak memiliki jam kerja tersedia sebelum ${words.date(end)}, akhir kalender.`,
  ),
  tooLate: (first: number) => say(
    words => `Its first goods could arrive on ${words.date(first)}, after the due date.`,
    words => `Barang pertamanya baru dapat tiba pada ${words.date(first)}, setelah tenggat.`,
  ),
  aboveCeiling: (by: number) => say(
    words => `Its cheapest unit is ${words.number(by)} above the price ceiling.`,
    words => `Harga satuan termurahnya ${words.number(by)} di atas batas harga.`,
  ),
  tooSmall: (least: number, can: number) => say(
    words => `The least lot is ${words.number(least)}; at most ${words.down(can)} can come from here.`,
    words => `Jumlah terkecil ${words.number(least)}; dari sini paling banyak ${words.down(can)}.`,
  ),
  taken: fixed('Other lines of the plan take all its hours and stock.', 'Semua jam kerja dan persediaannya dipakai baris lain dalam rencana ini.'),
  tooDear: (by: number) => say(
    words => `Its cheapest unit, delivered, costs ${words.number(by)} more than the dearest that was chosen.`,
    words => `Harga satuan termurahnya sampai di tempat ${words.number(by)} lebih mahal daripada yang termahal di antara yang dipilih.`,
  ),
  enough: (used: number) => fixed(
    `The plan uses ${used} facilities, as many as are allowed; putting this one in another's place would not be better.`,
    `Rencana memakai ${used} fasilitas, sebanyak yang diizinkan; menggantikan salah satunya dengan fasilitas ini tidak lebih baik.`,
  ),
  lotTooLarge: fixed(
    'A share large enough for its least lot would not make the plan better.',
    'Bagian yang cukup besar untuk jumlah terkecilnya tidak membuat rencana lebih baik.',
  ),
  heldBack: (units: number) => say(
    words => `Without the shares that have to be kept it would deliver ${words.number(units)}; with them the plan has no part for it.`,
    words => `Tanpa aturan bagian yang harus dijaga, fasilitas ini mengirim ${words.number(units)}; dengan aturan itu rencana tidak memberinya bagian.`,
  ),
  sharesAllow: fixed(
    'It could take part, but with the shares that have to be kept no plan delivers more in all; without them one does.',
    'Dapat ikut serta, tetapi dengan aturan bagian yang harus dijaga tidak ada rencana yang mengirim lebih banyak secara keseluruhan; tanpa aturan itu ada.',
  ),
  sharesSeemToAllow: fixed(
    'It could take part, but with the shares that have to be kept no plan was found that delivers more in all; without them one was.',
    'Dapat ikut serta, tetapi dengan aturan bagian yang harus dijaga tidak ditemukan rencana yang mengirim lebih banyak secara keseluruhan; tanpa aturan itu ditemukan.',
  ),
  noPlan: fixed('It could take part, but no plan keeps all the rules.', 'Dapat ikut serta, tetapi tidak ada rencana yang memenuhi semua aturan.'),
  notNeeded: fixed('It could take part, but the plan is not better with it.', 'Dapat ikut serta, tetapi rencana tidak menjadi lebih baik dengannya.'),
}
