//! Everything that the writer is asked besides commands: following, links, secrets, settings, copies.

use super::{Message, Writer};
use crate::foresee::foresee;
use crate::frame::Frame;
use crate::live::LiveScreen;
use crate::numbers;
use crate::outlet::Renewal;
use crate::render::Renderer;
use crate::topics::{Touched, meant_by};
use crate::withheld::Seen;
use lanista_domain::{ScreenNo, Seq};
use lanista_wire::screens::Overlay;
use lanista_wire::topic::{Audience, Topic};
use lanista_wire::view::LinkView;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// For so long a screen that nobody assigned keeps its number without a link, milliseconds.
const GHOST: u64 = 10_000;

impl Writer {
    pub(super) async fn attend(&mut self, message: Message) {
        match message {
            Message::Follow {
                id,
                audience,
                entrant,
                outlet,
            } => self.fan.enter(id, audience, entrant, outlet),
            Message::Hover {
                match_id,
                entrant,
                hero,
            } => self.hover(match_id, entrant, hero).await,
            Message::Leave { id } => self.fan.leave(id),
            Message::Sub { id, topics } => self.sub(id, &topics).await,
            Message::Unsub { id, topics } => {
                for name in topics {
                    self.fan.want_no_more(id, &name);
                }
            }
            Message::Resume { id, names, pulse } => self.resume(id, names, pulse).await,
            Message::CatchUp { id, missed } => {
                // Some ask for nothing, to be told that all is out.
                if !missed.is_empty() {
                    self.measures.catch_ups.add(1);
                }
                if let Some(audience) = self.fan.audience(id) {
                    let known = missed.keys().copied().collect();
                    for (topic, version) in missed {
                        if !self.fan.may_read(id, topic) {
                            continue;
                        }
                        self.bring(id, audience, topic, version, Renewal::Followed)
                            .await;
                    }
                    self.come_back(id, audience, known).await;
                    self.fan.renew(id, None, Renewal::CaughtUp).await;
                }
            }
            Message::Live(change) => {
                let before: BTreeSet<u32> = self.live.screens.keys().copied().collect();
                let portraits = Arc::clone(&self.live.portraits);
                change(&mut self.live);
                self.forget_ghosts();
                let mut touched = Touched::default();
                for topic in [
                    Topic::Devices,
                    Topic::Waiting,
                    Topic::Screens,
                    Topic::Server,
                ] {
                    touched.whole(topic);
                }
                let now: BTreeSet<u32> = self.live.screens.keys().copied().collect();
                for number in before.symmetric_difference(&now) {
                    touched.whole(Topic::Screen { number: *number });
                }
                if !Arc::ptr_eq(&portraits, &self.live.portraits) {
                    touched.pools(&self.state);
                }
                self.publish(&touched).await;
                self.hold_for_the_absent().await;
            }
            Message::Delivered(answer) => self.fan.mark(answer).await,
            Message::Still(answer) => {
                let _gone = answer.send(self.still());
            }
            Message::WithheldUntil(seq, answer) => {
                let until = self.withheld.until_of(Seq(seq));
                let _gone = answer.send(until.map(|until| until.0));
            }
            Message::Read(look) => look(&self.state, &self.live),
            Message::Render(audience, look) => {
                let renderer = Renderer::new(
                    Seen::by(audience, None, &self.state, self.withheld.shown()),
                    &self.live,
                    &self.memory,
                    &self.foresight,
                    self.clock.now(),
                );
                look(&renderer);
            }
            Message::ScreenNumber(token, overlay, answer) => {
                let _gone = answer.send(self.screen_number(token, overlay));
            }
            Message::PutSecret {
                kind,
                id,
                body,
                answer,
            } => {
                let done = self.journal.put_secret(&kind, &id, &body).await;
                let _gone = answer.send(done.map_err(Into::into));
            }
            Message::Secrets { kind, answer } => {
                let found = self.journal.secrets(&kind).await;
                let found =
                    found.inspect_err(|why| tracing::error!(%why, "secrets are unreadable"));
                let _gone = answer.send(found.unwrap_or_default());
            }
            Message::DeleteSecret { kind, id, answer } => {
                let done = self.journal.delete_secret(&kind, &id).await;
                let _gone = answer.send(done.map_err(Into::into));
            }
            Message::Setting { key, answer } => {
                let _gone = answer.send(self.journal.setting(&key).await.ok().flatten());
            }
            Message::SetSetting { key, value, answer } => {
                let done = self.journal.put_setting(&key, &value).await;
                let _gone = answer.send(done.map_err(Into::into));
            }
            Message::SaveCopy { folder, answer } => self.save_copy(folder, answer),
            Message::Copied { folder } => {
                if let Some(folder) = folder {
                    let folder = folder.display().to_string();
                    if let Err(why) = self.journal.put_setting("copies_folder", &folder).await {
                        tracing::warn!(%why, "the folder of copies is not remembered");
                    }
                }
                self.live.server.copied = Some(self.clock.now().0);
                let mut touched = Touched::default();
                touched.whole(Topic::Server);
                self.publish(&touched).await;
            }
            Message::History { match_id, answer } => {
                let _gone = answer.send(self.memory.of_match(&self.state, match_id));
            }
            Message::Foresee {
                device,
                command,
                answer,
            } => {
                let now = self.clock.now();
                let _gone = answer.send(foresee(&self.state, device, now, *command));
            }
            Message::Media(work) => self.attend_media(work).await,
            Message::DraftNews { known, answer } => {
                let now = self.clock.now();
                let seen = self.withheld.shown().unwrap_or(&self.state);
                let news = numbers::news((&self.state, seen), &mut self.drafts_changed, known, now);
                let _gone = answer.send(news);
            }
            Message::DraftFigures(figures) => {
                let mut touched = Touched::default();
                for (match_id, hints) in figures.hints {
                    put(&mut self.live.draft_hints, match_id, hints.now);
                    put(&mut self.live.watched_hints, match_id, hints.watched);
                    touched.whole(Topic::Hints { match_id });
                }
                if let Some(leaders) = figures.leaders {
                    let before = std::mem::replace(&mut self.live.draft_leaders, leaders);
                    for tournament in before.keys().chain(self.live.draft_leaders.keys()) {
                        let tournament = *tournament;
                        touched.whole(Topic::DraftLeaders { tournament });
                    }
                }
                self.publish_followed(touched).await;
            }
            Message::DayToCome(answer) => {
                let _gone = answer.send(self.day_to_come());
            }
            Message::Forecast(told) => {
                let touched = self.foretold(*told);
                self.publish_followed(touched).await;
            }
            Message::NoteClocks => self.note_clocks().await,
            Message::Snapshot { seq, body, kept } => {
                self.keep_snapshot(seq, &body).await;
                let _gone = kept.send(());
            }
            Message::Submit(..) | Message::Stop(_) => {
                tracing::error!("a message reached the wrong place");
            }
        }
    }

    /// What comes at a moment of its own: what nobody follows must not count as a publication.
    async fn publish_followed(&mut self, mut touched: Touched) {
        touched.topics.retain(|topic, _| {
            let is_wanted = |audience| {
                !self.fan.of(audience, *topic).is_empty() || self.fan.is_owed(audience, *topic)
            };
            let is_followed = Audience::ALL.into_iter().any(is_wanted);
            if !is_followed {
                for audience in Audience::ALL {
                    self.documents.forget(audience, *topic);
                }
            }
            is_followed
        });
        self.publish(&touched).await;
    }

    async fn sub(&mut self, id: u64, topics: &BTreeMap<String, u64>) {
        let Some(audience) = self.fan.audience(id) else {
            return;
        };
        let known = self.meant_by_all(topics.keys());
        self.come_back(id, audience, known).await;
        for (name, version) in topics {
            if !self.fan.may_want(id, name) {
                continue;
            }
            self.fan.want(id, name);
            for topic in meant_by(&self.state, name) {
                if self.fan.may_read(id, topic) {
                    self.bring(id, audience, topic, *version, Renewal::Followed)
                        .await;
                }
            }
        }
    }

    async fn resume(&mut self, id: u64, names: Vec<String>, pulse: u64) {
        let Some(audience) = self.fan.audience(id) else {
            return;
        };
        let known = self.meant_by_all(&names);
        self.come_back(id, audience, known).await;
        for name in names {
            if !self.fan.may_want(id, &name) {
                continue;
            }
            self.fan.want(id, &name);
            for topic in meant_by(&self.state, &name) {
                if self.fan.may_read(id, topic) {
                    self.bring_since(id, audience, topic, pulse, Renewal::Followed)
                        .await;
                }
            }
        }
    }

    fn meant_by_all<'a>(&self, names: impl IntoIterator<Item = &'a String>) -> BTreeSet<Topic> {
        let names = names.into_iter();
        names.flat_map(|name| meant_by(&self.state, name)).collect()
    }

    /// Whoever was left out is offered everything again, and first what changed meanwhile of all that it follows, but
    /// for what it gets anyway.
    async fn come_back(&mut self, id: u64, audience: Audience, known: BTreeSet<Topic>) {
        let Some((pulse, names)) = self.fan.come_back(id) else {
            return;
        };
        let followed = self.meant_by_all(&names);
        for topic in followed.difference(&known) {
            self.bring_since(id, audience, *topic, pulse, Renewal::LeftOut)
                .await;
        }
    }

    /// What changed of a document since a publication.
    async fn bring_since(
        &mut self,
        id: u64,
        audience: Audience,
        topic: Topic,
        pulse: u64,
        why: Renewal,
    ) {
        if self.fan.may_read(id, topic) {
            let version = self.documents.at(audience, topic, pulse);
            self.bring(id, audience, topic, version, why).await;
        }
    }

    /// One document at a time: a large stage has many, and the first are of use already.
    async fn bring(
        &mut self,
        id: u64,
        audience: Audience,
        topic: Topic,
        version: u64,
        why: Renewal,
    ) {
        let frames = {
            let renderer = Renderer::new(
                Seen::by(audience, Some(topic), &self.state, self.withheld.shown()),
                &self.live,
                &self.memory,
                &self.foresight,
                self.clock.now(),
            );
            self.documents.since(&renderer, audience, topic, version)
        };
        self.measures.brought(frames.first().map(Frame::from));
        let news = Some((topic, frames));
        self.fan.renew(id, news, why).await;
    }

    /// Screens that nobody assigned and that went: whoever looked in by chance leaves no picture behind. One that only
    /// loads itself again finds its number.
    fn forget_ghosts(&mut self) {
        let (state, now) = (&self.state, self.clock.now().0);
        self.live.screens.retain(|number, screen| {
            let silent = now.saturating_sub(screen.link.seen.unwrap_or(now));
            screen.link.up || silent < GHOST || state.screens.contains_key(&ScreenNo(*number))
        });
    }

    fn screen_number(&mut self, token: String, overlay: Option<Overlay>) -> u32 {
        let assigned = self
            .state
            .screens
            .values()
            .find(|screen| screen.token == token);
        let known = self
            .live
            .screens
            .iter()
            .find(|(_, screen)| screen.token == token);
        if let Some(number) = assigned
            .map(|s| s.number.0)
            .or(known.map(|(number, _)| *number))
        {
            return number;
        }
        let is_free = |number: &u32| {
            !self.live.screens.contains_key(number)
                && !self.state.screens.keys().any(|taken| taken.0 == *number)
        };
        let number = (1..).find(is_free).unwrap_or(0);
        self.live.screens.insert(
            number,
            LiveScreen {
                token,
                overlay,
                link: LinkView::default(),
            },
        );
        number
    }
}

fn put<T>(known: &mut BTreeMap<u32, T>, id: u32, value: Option<T>) {
    match value {
        Some(value) => known.insert(id, value),
        None => known.remove(&id),
    };
}
