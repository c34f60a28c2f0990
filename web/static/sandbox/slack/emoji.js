// The emoji that messages use by name; any other name is shown as it is written.
const TABLE = `
white_check_mark ✅ heavy_check_mark ✔️ ballot_box_with_check ☑️ x ❌ warning ⚠️ rotating_light 🚨 no_entry ⛔ no_entry_sign 🚫
hourglass ⌛ hourglass_flowing_sand ⏳ stopwatch ⏱️ alarm_clock ⏰ clock3 🕒 clock9 🕘 calendar 📆 date 📅 spiral_calendar_pad 🗓️ zzz 💤
bell 🔔 no_bell 🔕 mailbox 📫 mailbox_with_mail 📬 envelope ✉️ email 📧 incoming_envelope 📨 speech_balloon 💬 telephone_receiver 📞 phone ☎️ iphone 📱
tada 🎉 sparkles ✨ star ⭐ wave 👋 eyes 👀 thumbsup 👍 +1 👍 thumbsdown 👎 pray 🙏 muscle 💪 point_right 👉 raised_hands 🙌 thinking_face 🤔
pencil2 ✏️ memo 📝 page_facing_up 📄 page_with_curl 📃 clipboard 📋 bar_chart 📊 chart_with_upwards_trend 📈 paperclip 📎 link 🔗 mag 🔍 pushpin 📌 bookmark 🔖
arrow_right ➡️ arrow_forward ▶️ arrows_counterclockwise 🔄 repeat 🔁 leftwards_arrow_with_hook ↩️ double_vertical_bar ⏸️ pause_button ⏸️ fast_forward ⏩ heavy_plus_sign ➕
bust_in_silhouette 👤 busts_in_silhouette 👥 office 🏢 briefcase 💼 lock 🔒 unlock 🔓 key 🔑 gear ⚙️ bulb 💡 information_source ℹ️ question ❓ exclamation ❗
large_green_circle 🟢 large_yellow_circle 🟡 large_orange_circle 🟠 red_circle 🔴 large_blue_circle 🔵 white_circle ⚪ black_circle ⚫ black_small_square ▪️ small_blue_diamond 🔹
sunrise 🌅 sun_with_face 🌞 crescent_moon 🌙 coffee ☕ rocket 🚀 wastebasket 🗑️ inbox_tray 📥 outbox_tray 📤 card_index 📇 package 📦 triangular_flag_on_post 🚩 checkered_flag 🏁
se 🇸🇪 flag-se 🇸🇪 gb 🇬🇧 flag-gb 🇬🇧 us 🇺🇸 earth_africa 🌍 globe_with_meridians 🌐 hand ✋ raised_hand ✋ handshake 🤝 coin 🪙 ticket 🎫 label 🏷️`;
const words = TABLE.trim().split(/\s+/);
const EMOJI = new Map(words.flatMap((word, place) => (place % 2 ? [] : [[word, words[place + 1]]])));

export const emoji = (name) => EMOJI.get(name);
