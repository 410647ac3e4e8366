import type { Catalogue } from './catalogue.ts';

const FIELDS = new Map(
  Object.entries({
    title: '标题',
    abstract: '摘要',
    author: '作者',
    category: '分类',
    source: '来源',
    id: '编号',
    doi: 'DOI',
    date: '日期',
    like: '您喜欢的论文',
  }),
);

export const zh: Catalogue = {
  language: 'zh',
  locale: 'zh-Hans-CN',
  htmlLang: 'zh-Hans',

  heading: ({ fresh, revised, withdrawn }, number) =>
    [
      ...(fresh > 0 ? [`${number(fresh)} 篇新论文`] : []),
      ...(revised > 0 ? [`${number(revised)} 篇有修订`] : []),
      ...(withdrawn > 0 ? [`${number(withdrawn)} 篇已撤稿`] : []),
    ].join('，'),
  quote: (words) => `“${words}”`,

  subject: {
    digest: (heading, interests, when) => `${heading}：${interests}（${when}）`,
    alert: (interest, what) => `${interest}：${what}`,
    revised: (title) => `修订：${title}`,
    withdrawn: (title) => `撤稿：${title}`,
    quiet: (period) => `没有新的匹配（${period}）`,
    mostUpvoted: (when) => `得票最多的论文（${when}）`,
  },

  summary: {
    matched: (matched, considered) => `${considered} 篇新论文中有 ${matched} 篇匹配`,
    inDump: (days) => `收录于 ${days}`,
    from: (sources) => `来自 ${sources}`,
    sourceWithDay: (source, day) => `${source}（${day}）`,
  },

  card: {
    authors: (shown, more) => `${shown} 及另外 ${more} 人`,
    why: '入选理由：',
    field: (field) => FIELDS.get(field) ?? field,
    inFields: (clause, fields) => `${clause} 出现在${fields}中`,
    noAbstract: '来源没有提供摘要。',
    arrival: { enriched: '新增摘要', revised: '有修订', withdrawn: '已撤稿' },
    notMailed: '来自未能寄出的一期',
    mayHaveReachedYou: '您可能已经收到过',
    votes: (count) => `${count} 票`,
    abstract: '摘要',
    pdf: 'PDF',
    code: '代码',
    also: (name) => `另见：${name}`,
    wholeAbstract: '完整摘要',
    findByTitle: '按标题搜索',
    steer: '多一些或少一些这类论文',
    liked: (words) => `您喜欢的论文中的词（${words}）`,
  },

  section: {
    toStartWith: '先回顾一下此前的论文。',
    alsoMatched: '其他匹配',
    more: (count) => `网页上还有 ${count} 篇`,
    mostUpvoted: '自上一期以来得票最多',
    mostUpvotedFirst: '近来得票最多',
  },

  quiet: {
    heading: '没有新的匹配',
    explanation: (considered, period) => {
      if (considered === '0') return `${period} 没有收到论文。`;
      return `${period} 共收到 ${considered} 篇论文，${considered === '1' ? '没有匹配' : '没有一篇匹配'}。`;
    },
    youAskFor: '您的订阅内容',
    widen:
      '想看到更多，可以减少并列的词，用 OR 加入同一事物的其他名称，或去掉 NOT。也可以直接回复邮件，告诉我们您想读什么。',
  },

  footer: {
    fromTopics: (interests) => `来自您的主题：${interests}。`,
    andMore: (count) => `另外 ${count} 项`,
    web: '在网页上阅读',
    change: '更改主题',
    changeSubject: '主题',
    unsubscribe: '退订',
    sender: (operator) => `由 Offprint 代 ${operator} 寄出。`,
    stale: (source, day) => `自 ${day} 起未再收到 ${source} 的内容：可能是本服务的故障，而非没有新论文。`,
  },

  invitation: {
    heading: '新论文，按您的时间寄到邮箱',
    who: (operator) => `${operator} 认为您会想了解新论文，并为您做了以下设置：`,
    rhythm: ({ kind, time, days, day, zone }) => {
      if (kind === 'alerts') return `有匹配时寄出，每天最多三封（${zone}）。`;
      const when = {
        daily: '每天',
        weekdays: '周一至周五',
        weekly: `每${days}`,
        monthly: day === 'last' ? '每月最后一天' : `每月 ${day} 日`,
      }[kind];
      return `有匹配时，${when} ${time} 寄出一封（${zone}）。`;
    },
    nothingToDo: '如果您愿意收到，什么都不用做。每篇论文都会说明入选理由，每封邮件里都有退订链接。',
    decline: '不用了，谢谢',
  },

  confirmation: {
    subject: '请确认：通过邮件接收新论文',
    heading: '这是您的邮箱地址吗？',
    preheader:
      '有人请求把新论文的邮件寄到这个地址。在您确认之后才会开始寄送；如果不是您本人的请求，请不必理会这封邮件。',
    explanation: '有人（希望就是您）请求把新论文的邮件寄到这个地址。在您确认之后才会开始寄送。',
    confirm: '是的，请寄给我',
    ignore: '如果不是您本人的请求，不必理会，不会再寄来任何邮件。',
  },

  page: {
    search: '按标题查找',
    find: '查找',
    found: (found, total) => `${total} 篇论文中有 ${found} 篇的标题包含这些词。`,
    showAll: '显示全部',
    comeBack: (operator) => `如果想重新接收，请写信给 ${operator}。`,
    leave: {
      title: '停止这些邮件',
      question: '按一下按钮，就不会再寄邮件给您。',
      button: '停止邮件',
      keep: '想继续接收，关闭本页即可。',
    },
    subscribe: {
      title: '通过邮件接收新论文',
      explanation:
        '请写下您关心的内容。我们会先寄一封邮件确认是您本人；确认之后，匹配的新论文会在您选定的时间寄到，每一篇都附有理由。',
      yourAddress: '您的邮箱地址',
      interests: '想读的内容，每行一个主题：词、"短语"、AND、OR、NOT',
      button: '请寄给我',
      address: '请把地址写成 ada@example.org 的样子。',
      nothing: '请至少写一项想读的内容。',
      done: {
        title: '订阅成功',
        text: '有匹配的论文时，第一封邮件会在您选定的时间寄出，并回顾最近一周。您随时可以更改：',
      },
    },
    steer: {
      title: '您的主题',
      under: (interest) => `这篇论文来自${interest}。您希望：`,
      now: { more: '您希望多看到这类论文。', less: '您希望少看到这类论文。' },
      button: {
        more: '多一些这类论文',
        less: '少一些这类论文',
        neither: '撤回',
        mute: '静音',
        hear: '恢复',
        remove: '移除',
      },
      muteThis: (interest) => `将${interest}静音`,
      effect: '这会影响之后邮件中的先后顺序，不影响查找范围。',
      noInterest: '这篇论文不是由您的主题找到的，因此没有可以调整的主题。',
      goneInterest: '找到这篇论文的主题已不存在，因此没有可以调整的主题。',
      interests: '您的订阅内容',
      steeredBy: (liked, disliked) => `参考论文：多看 ${liked} 篇这类，少看 ${disliked} 篇这类`,
      muted: '已静音，暂不查找。',
      silent: '目前没有要查找的内容，因此不会寄出邮件。',
      add: {
        heading: '再添加一个主题',
        query: '词、"短语"、AND、OR、NOT',
        label: '名称（可不填）',
        look: '查看如何理解',
        asRead: '理解为',
        button: '添加',
      },
      rhythm: {
        heading: '何时寄送',
        kind: '频率',
        kinds: {
          alerts: '有匹配时寄出，每天最多三封',
          daily: '每天',
          weekdays: '周一至周五',
          weekly: '每周的某几天',
          monthly: '每月一次',
        },
        at: '时间',
        zone: '时区',
        days: '每周的哪几天',
        day: '每月的哪一天',
        last: '最后一天',
        save: '保存',
      },
      mails: {
        heading: '邮件的样子',
        language: '语言',
        cards: '详细显示的论文数',
        upvoted: '得票最多的论文',
        choices: { none: '不要', beside: '在匹配之外再加三篇', only: '只要十篇得票最多的' },
      },
      pause: {
        heading: '暂停',
        until: '直到',
        button: '暂停',
        paused: '邮件已暂停。',
        pausedUntil: (day) => `邮件暂停至 ${day}，之后会寄出一封补上这段时间的内容。`,
        resume: '重新开始',
      },
      said: {
        more: '已记下：多一些这类论文。',
        less: '已记下：少一些这类论文。',
        neither: '已撤回。',
        mute: '已静音。在您恢复之前不再查找。',
        hear: '已恢复查找，从最近一周开始。',
        remove: '已移除。',
        add: '已添加。第一批论文会随下一封邮件寄出。',
        rhythm: '已保存。',
        prefer: '已保存。',
        pause: '已暂停。',
        resume: '邮件已恢复。',
        form: '无法理解这份表单，没有做任何更改。',
        query: '无法理解这个查询，没有做任何更改。详见下方。',
        full: '主题已达上限，请先移除一个。',
        there: '您已经有这个主题，没有做任何更改。',
        gone: '这个主题已不存在，没有做任何更改。',
        time: '请把时间写成 07:00 的样子，没有做任何更改。',
        zone: '请把时区写成 Europe/Berlin 的样子，没有做任何更改。',
        days: '请至少选择一天，没有做任何更改。',
        until: '请选择五周以内的一天，没有做任何更改。',
        'too many': '今天的更改次数已达上限，请明天再继续。',
      },
    },
    notice: {
      left: { title: '您已退订', text: '不会再寄邮件给您。已经在路上的一封可能仍会到达。', howBack: true },
      bounce: { title: '您的邮箱退回了我们的邮件', text: '寄给您的邮件被永久退回，因此不再寄送。', howBack: true },
      complaint: { title: '邮件已停止', text: '您的邮箱告诉我们这些邮件不受欢迎，因此不再寄送。', howBack: true },
      'invalid link': { title: '这个链接无效', text: '它可能在途中被截断了。请使用邮件里的原始链接。' },
      'old link': { title: '这个链接太旧，无法再更改设置', text: '最新一封邮件里的链接可以使用。' },
      asked: {
        title: '请查看您的邮箱',
        text: '如果这个地址可以收信而且尚未订阅，现在就会寄去一封邮件，按其中的按钮即可开始。如果没有收到，请查看垃圾邮件，或明天再试一次。',
      },
      'too many': { title: '今天的请求已达上限', text: '请明天再来；您刚才填写的内容没有保存。' },
      forgotten: { title: '这个链接已过期', text: '请再申请一次，会寄来一封新的邮件。' },
      'too large': { title: '一次提交的内容太多', text: '没有做任何更改。' },
      'no edition': { title: '这一期已不在这里', text: '每一期只保留一段时间。' },
      fault: { title: '刚才没有成功', text: '没有丢失任何内容。请过几分钟再试。' },
    },
  },
};
