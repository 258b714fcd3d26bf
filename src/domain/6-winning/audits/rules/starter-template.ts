import type { AuditTemplate } from './template.ts'

/**
 * The template every firm begins with, in words of our own. References are numbers only: C is a safeguard of
 * CIS Controls v8 (IG1), N a subcategory of NIST CSF 2.0, E a theme of Cyber Essentials (FW firewalls, SC secure
 * configuration, SU security update management, AC user access control, MP malware protection). It is no
 * certification, and a question without a reference has none that we are sure of.
 */
export const starterTemplate: AuditTemplate = {
  name: 'IT audit',
  sections: [
    {
      key: '1',
      name: 'Business and duties',
      ifBad: 'You would find out what IT is worth on the worst day.',
      questions: [
        {
          key: '1.1',
          text: 'What stops on a normal day when IT stops, and for whom?',
          short: true,
          references: 'N GV.OC-04, GV.OC-05',
        },
        {
          key: '1.2',
          text: 'What do an hour and a day without IT cost, in the owner’s own figure?',
          short: true,
          references: 'N GV.OC-04',
        },
        {
          key: '1.3',
          text: 'What do laws, customers or the insurer ask of your IT?',
          references: 'N GV.OC-03',
        },
        {
          key: '1.4',
          text: 'Who decides about IT, and who speaks for it every day?',
          short: true,
          references: 'N GV.RR-02',
        },
        { key: '1.5', text: 'What will change in the next 24 months: people, places, programs?' },
        {
          key: '1.6',
          text: 'Is there a page of rules for staff, and do they know it?',
          references: 'N GV.PO-01',
        },
        { key: '1.7', text: 'Was there an IT budget last year, and did it hold?' },
      ],
    },
    {
      key: '2',
      name: 'Contracts and third parties',
      ifBad: 'You pay for things nobody can call upon.',
      questions: [
        {
          key: '2.1',
          text: 'Is there a list of all who supply IT, phone, lines, hosting, programs, with numbers and contacts?',
          short: true,
          references: 'C 15.1 · N GV.SC-04, ID.AM-04',
        },
        { key: '2.2', text: 'When does each contract end, and when must notice be given?', short: true },
        {
          key: '2.3',
          text: 'In whose name are the domain, certificates, licences and phone numbers?',
          short: true,
        },
        { key: '2.4', text: 'May we act for you with each of them, in writing?' },
        {
          key: '2.5',
          text: 'What response do they owe, and did they keep it last year?',
          references: 'N GV.SC-05',
        },
        {
          key: '2.6',
          text: 'Which of them hold your data or can get in?',
          references: 'N GV.SC-07, DE.CM-06',
        },
        { key: '2.7', text: 'Was the access of the last supplier taken away?', references: 'N GV.SC-10' },
      ],
    },
    {
      key: '3',
      name: 'Inventory',
      ifBad: 'You can’t look after what nobody has counted.',
      questions: [
        {
          key: '3.1',
          text: 'Is every device listed with user, age and place, and does a walk through the house agree?',
          short: true,
          references: 'C 1.1 · N ID.AM-01',
        },
        {
          key: '3.2',
          text: 'Which devices are out of warranty or over five years old?',
          short: true,
          references: 'N PR.PS-03',
        },
        {
          key: '3.3',
          text: 'Which run a system that gets no more security updates?',
          short: true,
          references: 'C 2.2 · N ID.AM-08 · E SU',
        },
        {
          key: '3.4',
          text: 'Are programs and online services listed with licence counts?',
          references: 'C 2.1 · N ID.AM-02',
        },
        { key: '3.5', text: 'Do paid and used licences agree?' },
        {
          key: '3.6',
          text: 'How would a strange device or program be noticed and removed?',
          references: 'C 1.2, 2.3',
        },
        {
          key: '3.7',
          text: 'What happens to a device at its end, and where is that recorded?',
          references: 'C 3.5 · N ID.AM-08',
        },
        { key: '3.8', text: 'Which one device would stop the most people today?', references: 'N ID.AM-05' },
      ],
    },
    {
      key: '4',
      name: 'Network edge',
      ifBad: 'The door to the street.',
      questions: [
        {
          key: '4.1',
          text: 'Is each site behind a supported firewall whose factory password is gone?',
          short: true,
          references: 'C 4.2, 4.7 · E FW',
        },
        {
          key: '4.2',
          text: 'What can be reached from outside, and must it be?',
          short: true,
          references: 'N PR.IR-01 · E FW',
        },
        {
          key: '4.3',
          text: 'Does every way in from outside ask for a second factor?',
          short: true,
          references: 'C 6.3, 6.4 · N PR.AA-03 · E AC',
        },
        {
          key: '4.4',
          text: 'Are guests and private phones on a network of their own?',
          references: 'N PR.IR-01',
        },
        {
          key: '4.5',
          text: 'Wireless: current encryption, key changed when people leave?',
          references: 'C 4.2',
        },
        {
          key: '4.6',
          text: 'Was the firmware of network devices updated within six months?',
          references: 'C 12.1 · E SU',
        },
        {
          key: '4.7',
          text: 'Is there a second line or an agreed fallback, and was it tried?',
          references: 'N PR.IR-03',
        },
        { key: '4.8', text: 'Are known bad sites blocked by name lookup?', references: 'C 9.2' },
      ],
    },
    {
      key: '5',
      name: 'Device set-up',
      ifBad: 'Every computer is a one-off, so every repair is too.',
      questions: [
        {
          key: '5.1',
          text: 'Are computers set up by a written list?',
          short: true,
          references: 'C 4.1 · N PR.PS-01 · E SC',
        },
        {
          key: '5.2',
          text: 'Do people work without administrator rights?',
          short: true,
          references: 'C 5.4 · N PR.AA-05 · E AC',
        },
        { key: '5.3', text: 'Do screens lock by themselves?', references: 'C 4.3 · E SC' },
        {
          key: '5.4',
          text: 'Are laptop disks encrypted and the keys kept?',
          short: true,
          references: 'C 3.6 · N PR.DS-01',
        },
        {
          key: '5.5',
          text: 'Is the firewall on in each computer and server?',
          references: 'C 4.4, 4.5 · E FW',
        },
        { key: '5.6', text: 'Are factory accounts and unused programs gone?', references: 'C 4.7 · E SC' },
        {
          key: '5.7',
          text: 'Is it made sure that a USB stick starts nothing by itself?',
          references: 'C 10.3',
        },
        { key: '5.8', text: 'Can a lost laptop or phone be locked or wiped from afar?' },
      ],
    },
    {
      key: '6',
      name: 'Updates',
      ifBad: 'A known hole stays open until someone uses it.',
      questions: [
        {
          key: '6.1',
          text: 'Do systems install security updates by themselves within 14 days?',
          short: true,
          references: 'C 7.3 · N PR.PS-02 · E SU',
        },
        {
          key: '6.2',
          text: 'Do browsers, office programs and plug-ins?',
          short: true,
          references: 'C 7.4, 9.1 · N PR.PS-02 · E SU',
        },
        {
          key: '6.3',
          text: 'Servers: who restarts them, when, and who looks whether they came back?',
          references: 'C 7.3',
        },
        { key: '6.4', text: 'How is a failed update noticed?', references: 'C 7.2 · N ID.RA-01' },
        { key: '6.5', text: 'Who reads about urgent holes and decides?', references: 'C 7.1 · N ID.RA-01' },
        { key: '6.6', text: 'What can’t be updated, and how is it fenced off?', references: 'C 2.2, 7.2' },
      ],
    },
    {
      key: '7',
      name: 'Accounts',
      ifBad: 'People leave; their keys don’t.',
      questions: [
        {
          key: '7.1',
          text: 'Do all accounts belong to someone who works here, and are administrators marked?',
          short: true,
          references: 'C 5.1 · N PR.AA-01 · E AC',
        },
        {
          key: '7.2',
          text: 'Is there a list for the day someone joins or leaves, and was it followed last time?',
          short: true,
          references: 'C 6.1, 6.2 · N PR.AA-05, GV.RR-04',
        },
        {
          key: '7.3',
          text: 'Second factor for mail, cloud services and every administrator?',
          short: true,
          references: 'C 6.3, 6.5 · N PR.AA-03 · E AC',
        },
        {
          key: '7.4',
          text: 'Are passwords long, different, and kept in a manager?',
          references: 'C 5.2 · E AC',
        },
        { key: '7.5', text: 'Are accounts unused for 45 days switched off?', references: 'C 5.3' },
        {
          key: '7.6',
          text: 'Which accounts are shared, why, and who knows the password?',
          references: 'N PR.AA-01',
        },
        {
          key: '7.7',
          text: 'Who can see wages and client files, and does the work need it?',
          references: 'C 3.3 · N PR.AA-05',
        },
        { key: '7.8', text: 'Can the owner reach the master credentials without us?' },
      ],
    },
    {
      key: '8',
      name: 'Malware and mail',
      ifBad: 'Most trouble arrives as a letter.',
      questions: [
        {
          key: '8.1',
          text: 'Is protection on everywhere, current, and visible in one place?',
          short: true,
          references: 'C 10.1, 10.2 · N DE.CM-09 · E MP',
        },
        {
          key: '8.2',
          text: 'The alarms of the last 90 days: who looked, what was done?',
          references: 'N DE.AE-02',
        },
        { key: '8.3', text: 'Are links and attachments filtered before people see them?', short: true },
        { key: '8.4', text: 'Does the domain say who may send in its name (SPF, DKIM, DMARC)?' },
        { key: '8.5', text: 'How is a changed bank account checked before money goes out?', short: true },
        { key: '8.6', text: 'Is there a limit to which programs may run?', references: 'N PR.PS-05 · E MP' },
        {
          key: '8.7',
          text: 'Do people know how to report an odd mail, and did anyone lately?',
          references: 'C 14.2, 14.6',
        },
      ],
    },
    {
      key: '9',
      name: 'Data and backup',
      ifBad: 'How many days of work are you ready to do again?',
      questions: [
        {
          key: '9.1',
          text: 'Where does the data that matters live, and is all of it backed up by itself?',
          short: true,
          references: 'C 3.2, 11.1, 11.2 · N ID.AM-07, PR.DS-11',
        },
        {
          key: '9.2',
          text: 'When was something last restored, and how long did it take?',
          short: true,
          references: 'N PR.DS-11',
        },
        {
          key: '9.3',
          text: 'Is one copy out of reach of someone with the administrator’s password?',
          short: true,
          references: 'C 11.3, 11.4 · N PR.DS-11',
        },
        {
          key: '9.4',
          text: 'Are cloud mail and files copied apart from their provider?',
          short: true,
          references: 'C 11.2',
        },
        {
          key: '9.5',
          text: 'How much work may be lost, and how long may it take, in the owner’s words?',
          references: 'C 11.1',
        },
        { key: '9.6', text: 'Who is told of a failed backup, and how soon?', references: 'C 11.1' },
        { key: '9.7', text: 'Is old data deleted as law and contracts ask?', references: 'C 3.4' },
        { key: '9.8', text: 'Is data protected when it is sent or carried?', references: 'N PR.DS-02' },
      ],
    },
    {
      key: '10',
      name: 'Logging and care',
      ifBad: 'Nobody looks until it stops.',
      questions: [
        {
          key: '10.1',
          text: 'Who looks at disk, server and power warnings, and when last?',
          short: true,
          references: 'N DE.CM-09',
        },
        {
          key: '10.2',
          text: 'Are logs of servers, firewall and cloud kept, and for how long?',
          references: 'C 8.1, 8.2, 8.3 · N PR.PS-04',
        },
        {
          key: '10.3',
          text: 'Is there a plan of dated care, with proof?',
          short: true,
          references: 'N PR.PS-02, PR.PS-03',
        },
        {
          key: '10.4',
          text: 'Was the emergency power tried, and how old is its battery?',
          references: 'N PR.IR-02',
        },
        {
          key: '10.5',
          text: 'Is the server’s place dry, cool, locked and labelled?',
          references: 'N PR.AA-06, PR.IR-02',
        },
        {
          key: '10.6',
          text: 'What will be full within a year: disks, mailboxes, line?',
          references: 'N PR.IR-04',
        },
        { key: '10.7', text: 'Would a sign-in at night from far away be noticed?', references: 'N DE.CM-03' },
        {
          key: '10.8',
          text: 'Could a stranger work from your drawings and notes?',
          references: 'N ID.AM-03',
        },
      ],
    },
    {
      key: '11',
      name: 'People and emergencies',
      ifBad: 'On the worst day, who does what?',
      questions: [
        {
          key: '11.1',
          text: 'Who is called first, at night too, and do people know the number?',
          short: true,
          references: 'C 17.2',
        },
        {
          key: '11.2',
          text: 'Who leads in an incident, and who if that person is away?',
          references: 'C 17.1',
        },
        { key: '11.3', text: 'How does anyone report something odd?', references: 'C 17.3' },
        {
          key: '11.4',
          text: 'Is there a written way to work a day without IT?',
          short: true,
          references: 'N ID.IM-04',
        },
        { key: '11.5', text: 'Was it tried within a year?', references: 'N ID.IM-02' },
        {
          key: '11.6',
          text: 'Are people taught yearly about tricks, passwords and data, with a list of who came?',
          references: 'C 14.1, 14.2, 14.3, 14.4 · N PR.AT-01',
        },
        { key: '11.7', text: 'Is there cover for cyber damage, and are its conditions met?' },
        { key: '11.8', text: 'Who must be told by law or contract, and how soon?', references: 'N RS.CO-02' },
        {
          key: '11.9',
          text: 'The last emergency: what, how long, what it cost, is the cause gone?',
          short: true,
          references: 'N ID.IM-03',
        },
      ],
    },
    {
      key: '12',
      name: 'Service experience and money',
      ifBad: 'Nobody can say what a bad month costs.',
      questions: [
        {
          key: '12.1',
          text: 'How many requests a month, how many of them emergencies, over 12 months?',
          short: true,
          feeds: 'frequency, emergency share',
        },
        {
          key: '12.2',
          text: 'What was paid to IT suppliers in 12 months, by month where bills are at hand?',
          short: true,
          feeds: 'replay for a prospect',
        },
        {
          key: '12.3',
          text: 'How fast did today’s provider come the last three times?',
          short: true,
          feeds: 'unhappiness, promise',
        },
        { key: '12.4', text: 'What had they promised?', feeds: 'promise page' },
        {
          key: '12.5',
          text: 'What annoys most: slow, bills, promises, people, changed priorities?',
          short: true,
          feeds: 'unhappiness log',
        },
        {
          key: '12.6',
          text: 'Which advice wasn’t followed, and why?',
          feeds: 'recommendations, screening 3',
        },
        {
          key: '12.7',
          text: 'How many hours a month do your own people spend on IT?',
          feeds: 'value, moral hazard',
        },
        {
          key: '12.8',
          text: 'Which hours outside 09:00-17:30 do you work and want help in?',
          feeds: 'after-hours share',
        },
        {
          key: '12.9',
          text: 'When does today’s agreement end, with what notice and hand-over?',
          feeds: 'radar date',
        },
      ],
    },
  ],
}
