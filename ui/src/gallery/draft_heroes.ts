// Heroes for made-up drafts: name, attribute, roles by letter. Facts from npm dotaconstants (MIT).
import { poolOf } from '../board/draft_sample';
import { pictured } from './pictured';

const ROLES: Readonly<Record<string, string>> = { C: 'Carry', S: 'Support', I: 'Initiator', D: 'Disabler', N: 'Nuker', T: 'Durable', E: 'Escape', P: 'Pusher' };
const ROWS = [
  "Abaddon|all|SCT;Alchemist|str|CSTDIN;Ancient Apparition|int|SDN;Anti-Mage|agi|CEN;Arc Warden|all|CEN;Axe|str|ITDC;Bane|all|SDNT",
  "Batrider|all|IDE;Beastmaster|all|IDTN;Bloodseeker|agi|CDNI;Bounty Hunter|agi|EN;Brewmaster|all|CITDN;Bristleback|str|CTIN",
  "Broodmother|agi|CPEN;Centaur Warrunner|str|TIDNE;Chaos Knight|str|CDTPI;Chen|int|SP;Clinkz|agi|CEP;Clockwerk|str|IDTN",
  "Crystal Maiden|int|SDN;Dark Seer|int|IED;Dark Willow|int|SNDE;Dawnbreaker|str|CT;Dazzle|all|SND;Death Prophet|all|CPND",
  "Disruptor|int|SDNI;Doom|str|CDITN;Dragon Knight|str|CPTDIN;Drow Ranger|agi|CDP;Earth Spirit|str|NEDIT;Earthshaker|str|SIDN",
  "Elder Titan|str|IDNT;Ember Spirit|agi|CENDI;Enchantress|int|SPTD;Enigma|all|DIP;Faceless Void|agi|CIDET;Grimstroke|int|SNDE",
  "Gyrocopter|agi|CND;Hoodwink|agi|SNED;Huskar|str|CTI;Invoker|int|CNDEP;Io|all|SEN;Jakiro|int|SNPD;Juggernaut|agi|CPE",
  "Keeper of the Light|int|SND;Kez|agi|CED;Kunkka|str|CSDITN;Largo|str|TDS;Legion Commander|str|CDITN;Leshrac|int|CSNPD;Lich|int|SN",
  "Lifestealer|str|CTED;Lina|int|SCND;Lion|int|SDNI;Lone Druid|agi|CPT;Luna|agi|CNP;Lycan|str|CPTE;Magnus|all|IDNE;Marci|all|SCIDE",
  "Mars|str|CIDT;Medusa|agi|CDT;Meepo|agi|CENDIP;Mirana|agi|CSEND;Monkey King|agi|CEDI;Morphling|agi|CETND;Muerta|int|CND",
  "Naga Siren|agi|CSPDIE;Nature's Prophet|all|CPEN;Necrophos|int|CNTD;Night Stalker|str|CITDN;Nyx Assassin|all|DNIE;Ogre Magi|str|SNDTI",
  "Omniknight|str|STN;Oracle|int|SNDE;Outworld Devourer|int|CND;Pangolier|all|CNDTEI;Phantom Assassin|agi|CE;Phantom Lancer|agi|CEPN",
  "Phoenix|str|SNIED;Primal Beast|str|ITD;Puck|int|IDEN;Pudge|str|DITN;Pugna|int|NP;Queen of Pain|int|CNE;Razor|agi|CTNP;Riki|agi|CED",
  "Ring Master|int|SNED;Rubick|int|SDN;Sand King|all|IDSNE;Shadow Demon|int|SDIN;Shadow Fiend|agi|CN;Shadow Shaman|int|SPDNI",
  "Silencer|int|CSDIN;Skywrath Mage|int|SND;Slardar|str|CTIDE;Slark|agi|CEDN;Snapfire|all|SNDE;Sniper|agi|CN;Spectre|agi|CTE",
  "Spirit Breaker|str|CIDTE;Storm Spirit|int|CENID;Sven|str|CDITN;Techies|all|ND;Templar Assassin|agi|CE;Terrorblade|agi|CPN",
  "Tidehunter|str|ITDNC;Timbersaw|str|NTE;Tinker|int|CNP;Tiny|str|CNPITD;Treant Protector|str|SITDE;Troll Warlord|agi|CPDT;Tusk|str|IDN",
  "Underlord|str|SNDTE;Undying|str|STDN;Ursa|agi|CTD;Vengeful Spirit|agi|SIDNE;Venomancer|all|SNIPD;Viper|agi|CTID;Visage|all|SNTDP",
  "Void Spirit|all|CEND;Warlock|int|SID;Weaver|agi|CE;Windranger|all|CSDEN;Winter Wyvern|int|SDN;Witch Doctor|int|SND;Wraith King|str|CSTDI",
  "Zeus|int|NC",
];

/** A pool of 127 heroes. */
export const HEROES = pictured(poolOf(
  ROWS.join(';').split(';').map((row) => {
    const [name = '', attribute = '', roles = ''] = row.split('|');
    return `${name}|${attribute}|${[...roles].map((letter) => ROLES[letter] ?? '').join(',')}`;
  }),
  'Dota 2',
));
/** The maps of a veto. */
export const MAPS = pictured(poolOf(['Ancient', 'Dust II', 'Inferno', 'Mirage', 'Nuke', 'Overpass', 'Train'], 'Active duty'));
/** Stages with names as long as people have them. */
export const STAGES = pictured(poolOf(['Battlefield', 'Final Destination', 'Small Battlefield', 'Town & City', 'Smashville', 'Pokémon Stadium 2', 'Hollow Bastion', 'Kalos Pokémon League', 'Lylat Cruise'], 'Stages'));
