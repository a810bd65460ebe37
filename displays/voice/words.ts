import type { Engine, Unheard } from '#shared/domain/announcement/events.ts'
import { defineWords } from '#shared/i18n/words.ts'

/** What the page at the amplifier says, in the language asked for. */
export const voiceWords = defineWords({
  zh: {
    title: '语音叫号',
    wholeHall: '全厅',
    state: {
      blocked: '声音被拦住',
      starting: '正在启动',
      noHall: '与大厅断开',
      silent: '本厅未开启语音叫号',
      unknownZone: '没有这个广播区',
      standby: '待命',
      ready: '就绪',
      speaking: '正在播报',
      emergency: '暂停叫号',
    },
    hint: {
      blocked: '请轻触屏幕任意处；自助设备请在启动参数中加入 --autoplay-policy=no-user-gesture-required',
      starting: '正在准备声音与语音包',
      noHall: '没有大厅就没有新的叫号；连上后自动恢复',
      silent: '在大厅配置中设置 voice.announced',
      unknownZone: '请检查网址中的 zone，或在大厅配置 voice.zones 中添加它',
      standby: '本区由另一台设备播报；它停下时由这里接替',
      ready: '新的叫号会在这里播报',
      speaking: '',
      emergency: '紧急情况解除前不播报叫号，由本区的播报设备循环播报提示',
    },
    test: '试音',
    waiting: (count: number) => `待播报 ${count} 条`,
    oldest: (seconds: number) => `最久已等 ${seconds} 秒`,
    last: '最近播报',
    nothingYet: '还没有播报过',
    engines: { pack: '语音包', system: '系统语音', server: '服务器语音', chime: '提示音' } satisfies Record<
      Engine,
      string
    >,
    reasons: {
      'sound-blocked': '未播出：声音被拦住',
      'no-engine': '未播出：没有可用的语音',
      'decode-error': '未播出：声音文件无法播放',
      watchdog: '未播出：声音设备没有反应',
      'speaker-lost': '未播出：播报设备离线',
      emergency: '未播完：紧急情况',
    } satisfies Record<Unheard, string>,
  },
  en: {
    title: 'Voice calling',
    wholeHall: 'Whole hall',
    state: {
      blocked: 'Sound is blocked',
      starting: 'Starting',
      noHall: 'No hall',
      silent: 'This hall does not speak',
      unknownZone: 'No such loudspeakers',
      standby: 'Standing by',
      ready: 'Ready',
      speaking: 'Speaking',
      emergency: 'No calls',
    },
    hint: {
      blocked: 'Touch the screen anywhere; start a kiosk with --autoplay-policy=no-user-gesture-required',
      starting: 'Getting sound and voices ready',
      noHall: 'Without the hall nobody is called; it goes on by itself once the hall is back',
      silent: 'Set voice.announced in the configuration of the hall',
      unknownZone: 'Look at zone in the address, or add it to voice.zones of the hall',
      standby: 'Another device speaks in this zone; when it falls silent this one takes over',
      ready: 'New calls are said here',
      speaking: '',
      emergency:
        'Until the emergency is over no call is said; the speaker of this zone says what to do, again and again',
    },
    test: 'Test the voice',
    waiting: (count) => `${count} waiting to be said`,
    oldest: (seconds) => `the oldest for ${seconds} s`,
    last: 'Said last',
    nothingYet: 'Nothing has been said yet',
    engines: { pack: 'voice pack', system: 'system voice', server: "the server's voice", chime: 'chime only' },
    reasons: {
      'sound-blocked': 'Not heard: sound is blocked',
      'no-engine': 'Not heard: no voice can say it',
      'decode-error': 'Not heard: the sound cannot be played',
      watchdog: 'Not heard: the sound device does not answer',
      'speaker-lost': 'Not heard: the speaker went away',
      emergency: 'Cut short: emergency',
    },
  },
})

export type VoiceWords = ReturnType<typeof voiceWords>
