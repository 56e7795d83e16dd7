// Heroes of Dota 2 with their first role, for the galleries: names and roles from npm dotaconstants (MIT).
export const DOTA_HEROES: readonly string[] = [
  'Anti-Mage:Carry', 'Axe:Initiator', 'Bane:Support', 'Bloodseeker:Carry', 'Crystal Maiden:Support', 'Drow Ranger:Carry', 'Earthshaker:Support', 'Juggernaut:Carry',
  'Mirana:Carry', 'Morphling:Carry', 'Shadow Fiend:Carry', 'Phantom Lancer:Carry', 'Puck:Initiator', 'Pudge:Disabler', 'Razor:Carry', 'Sand King:Initiator',
  'Storm Spirit:Carry', 'Sven:Carry', 'Tiny:Carry', 'Vengeful Spirit:Support', 'Windranger:Carry', 'Zeus:Nuker', 'Kunkka:Carry', 'Lina:Support',
  'Lion:Support', 'Shadow Shaman:Support', 'Slardar:Carry', 'Tidehunter:Initiator', 'Witch Doctor:Support', 'Lich:Support', 'Riki:Carry', 'Enigma:Disabler',
  'Tinker:Carry', 'Sniper:Carry', 'Necrophos:Carry', 'Warlock:Support', 'Beastmaster:Initiator', 'Queen of Pain:Carry', 'Venomancer:Support', 'Faceless Void:Carry',
  'Wraith King:Carry', 'Death Prophet:Carry', 'Phantom Assassin:Carry', 'Pugna:Nuker', 'Templar Assassin:Carry', 'Viper:Carry', 'Luna:Carry', 'Dragon Knight:Carry',
  'Dazzle:Support', 'Clockwerk:Initiator', 'Leshrac:Carry', "Nature's Prophet:Carry", 'Lifestealer:Carry', 'Dark Seer:Initiator', 'Clinkz:Carry', 'Omniknight:Support',
  'Enchantress:Support', 'Huskar:Carry', 'Night Stalker:Carry', 'Broodmother:Carry', 'Bounty Hunter:Escape', 'Weaver:Carry', 'Jakiro:Support', 'Batrider:Initiator',
  'Chen:Support', 'Spectre:Carry', 'Ancient Apparition:Support', 'Doom:Carry', 'Ursa:Carry', 'Spirit Breaker:Carry', 'Gyrocopter:Carry', 'Alchemist:Carry',
  'Invoker:Carry', 'Silencer:Carry', 'Outworld Devourer:Carry', 'Lycan:Carry', 'Brewmaster:Carry', 'Shadow Demon:Support', 'Lone Druid:Carry', 'Chaos Knight:Carry',
  'Meepo:Carry', 'Treant Protector:Support', 'Ogre Magi:Support', 'Undying:Support', 'Rubick:Support', 'Disruptor:Support', 'Nyx Assassin:Disabler', 'Naga Siren:Carry',
  'Keeper of the Light:Support', 'Io:Support', 'Visage:Support', 'Slark:Carry', 'Medusa:Carry', 'Troll Warlord:Carry', 'Centaur Warrunner:Durable', 'Magnus:Initiator',
  'Timbersaw:Nuker', 'Bristleback:Carry', 'Tusk:Initiator', 'Skywrath Mage:Support', 'Abaddon:Support', 'Elder Titan:Initiator', 'Legion Commander:Carry', 'Techies:Nuker',
  'Ember Spirit:Carry', 'Earth Spirit:Nuker', 'Underlord:Support', 'Terrorblade:Carry', 'Phoenix:Support', 'Oracle:Support', 'Winter Wyvern:Support', 'Arc Warden:Carry',
  'Monkey King:Carry', 'Dark Willow:Support', 'Pangolier:Carry', 'Grimstroke:Support', 'Hoodwink:Support', 'Void Spirit:Carry', 'Snapfire:Support', 'Mars:Carry',
  'Ring Master:Support', 'Dawnbreaker:Carry', 'Marci:Support', 'Primal Beast:Initiator', 'Muerta:Carry', 'Kez:Carry', 'Largo:Durable',
];
