//! What a commit changed goes out to all who follow it, at once or joined with what comes next.

use super::Writer;
use crate::deliver::News;
use crate::render::Renderer;
use crate::topics::{Touch, Touched};
use crate::withheld::Seen;
use lanista_wire::topic::{Audience, Topic};
use tokio::time::Instant;

impl Writer {
    pub(crate) async fn publish(&mut self, touched: &Touched) {
        if touched.topics.is_empty() {
            return;
        }
        let now = Instant::now();
        self.leave_out(now);
        self.documents.next_pulse();
        let mut news = Vec::new();
        for (topic, touch) in &touched.topics {
            for audience in Audience::ALL {
                // What is for one entrant's eyes is rendered once: the fan knows whose they are.
                let is_own = topic.entrant().is_some() && audience == Audience::Public;
                if !audience.may_read(*topic) && !is_own {
                    continue;
                }
                if self.pace.may_go((audience, *topic), touch, now) {
                    news.extend(self.news(audience, *topic, touch, now));
                } else {
                    self.measures.joined.add(1);
                }
            }
        }
        self.fan.spread(news, now).await;
    }

    /// News that came too fast to go out one by one go out together.
    pub(super) async fn publish_joined(&mut self) {
        let now = Instant::now();
        self.leave_out(now);
        self.documents.next_pulse();
        let mut news = Vec::new();
        for ((audience, topic), touch) in self.pace.due(now) {
            news.extend(self.news(audience, topic, &touch, now));
        }
        self.fan.spread(news, now).await;
    }

    /// Who reads nothing is offered nothing until it asks.
    fn leave_out(&mut self, now: Instant) {
        let behind = self.looks.look(now);
        if !behind.is_empty() {
            self.fan.leave_out(behind, self.documents.pulse());
        }
    }

    /// What is new of a document for an audience, if anything is and anybody follows it.
    fn news(
        &mut self,
        audience: Audience,
        topic: Topic,
        touch: &Touch,
        now: Instant,
    ) -> Option<News> {
        let targets = self.fan.of(audience, topic);
        if targets.is_empty() && !self.fan.is_owed(audience, topic) {
            self.documents.forget(audience, topic);
            self.pace.forget((audience, topic));
            return None;
        }
        let renderer = Renderer::new(
            Seen::by(audience, Some(topic), &self.state, self.withheld.shown()),
            &self.live,
            &self.memory,
            &self.foresight,
            self.clock.now(),
        );
        let frame = self.documents.update(&renderer, audience, topic, touch)?;
        let targets = if frame.is_the_end() {
            self.fan.all_of(audience, topic)
        } else {
            targets
        };
        let token = self.pace.went((audience, topic), now);
        Some(News {
            targets,
            frame,
            token,
        })
    }
}
