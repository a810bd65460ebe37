import { defineWords, type SameWords } from '#shared/i18n/words.ts'

const zh = {
  other: 'English',
  lead: '一个会叫号的营业厅：客户取号，窗口叫号，每一块屏幕立刻显示。',
  demo: '演示营业厅：人物和数据都是虚构的',
  tryThese: '先试这三个',
  audiences: { customers: '给客户', walls: '挂在墙上', clerks: '给工作人员' },
  wholeHall: '全厅',
  open: (name: string, which: string) => `打开${name} ${which}`,
  phone: '手机页',
  phonePurpose: '客户扫取号机上的码，跟进自己的号',
  waiting: '人等候',
  counters: '个窗口开放',
  setUp: '怎样设置自助机和墙上的浏览器',
  setUpHint: '让 Chromium 开机后全屏打开一个页面。各系统的详细步骤见 README.zh-CN.md 中的“自助机浏览器”一节。',
  printing: '带打印机的取号机：地址后加 ?print=1，并加上 --kiosk-printing',
  insecure: '这个地址不是安全连接',
  insecureWhat: '页面都能用，但断网后不能自己打开，屏幕也可能自动熄灭。',
  insecureCure: '解决办法：改用 HTTPS，或在每台屏幕的浏览器启动参数里加上：',
  loopback: '手机打不开 127.0.0.1。要让客户扫码，请用 --host 和 --public-url 启动服务器。',
  noHall: '没有找到这个营业厅',
  noHallCure: (hall: string) => `服务器上没有名为“${hall}”的营业厅。`,
  backToDemo: '打开演示营业厅',
  noRight: '这里还看不到这个营业厅',
  noRightDemo: (address: string) => `如果这是演示营业厅，请在运行服务器的电脑上打开 ${address}`,
  noRightReal: '营业厅的工作人员请先登录。墙上的屏幕要由大堂经理授权。',
  signIn: '登录',
  connecting: '正在连接营业厅',
}

const en: SameWords<typeof zh> = {
  other: '中文',
  lead: 'A hall that calls: customers take tickets, clerks call them, and every screen shows it at once.',
  demo: 'A demo hall: all people and figures are invented',
  tryThese: 'Try these three',
  audiences: { customers: 'For customers', walls: 'For walls', clerks: 'For clerks' },
  wholeHall: 'Whole hall',
  open: (name, which) => `Open ${name} ${which}`,
  phone: 'Phone page',
  phonePurpose: 'Opens by the QR code, follows one ticket',
  waiting: 'waiting',
  counters: 'counters open',
  setUp: 'How to set up a kiosk or wall browser',
  setUpHint:
    'Let Chromium open one page full screen when the machine starts. The README section “Kiosk browsers” has the steps for each system.',
  printing: 'A kiosk with a printer: add ?print=1 to its address, and --kiosk-printing',
  insecure: 'This address is not a secure connection',
  insecureWhat: 'Every page works, but none can start while the network is down, and screens may fall asleep.',
  insecureCure: 'The cure: use HTTPS, or start the browser of each screen with:',
  loopback:
    'Phones cannot open 127.0.0.1. For customers to scan the QR code, start the server with --host and --public-url.',
  noHall: 'This hall is not known here',
  noHallCure: (hall) => `The server has no hall named “${hall}”.`,
  backToDemo: 'Open the demo hall',
  noRight: 'This hall cannot be seen from here yet',
  noRightDemo: (address) => `If it is the demo hall, open ${address} on the computer that runs the server.`,
  noRightReal: 'If you work in the hall, sign in first. Screens on walls are let in by the lobby manager.',
  signIn: 'Sign in',
  connecting: 'Connecting to the hall',
}

/** Every word of the launcher. */
export const launcherWords = defineWords({ zh, en })
